/** Keys that work everywhere on the page: those that a control names as its own (`aria-keyshortcuts`), and a few without a control in sight. */

import { effect, signal } from "@preact/signals";
import { redo, undo } from "./actions.js";
import { save } from "./files.js";
import { copyLink } from "./sharing.js";
import { recall, remember } from "./storage.js";

const KEY = "playground.keys";

/** Whether a letter alone is a key; who dictates to the page or often slips may want them off. */
export const letters = signal(recall(KEY) !== "off");

/** @type {Record<string, () => void>} */
const ACTS = {
  "Control+Z": undo,
  "Control+Shift+Z": redo,
  "Control+Y": redo,
  "Control+S": save,
  L: copyLink,
};

/** Where a digit takes the focus, the best place first. */
const PLACES = {
  1: [".pictures [aria-pressed=true]", ".pictures button"],
  2: ["article[data-layer][aria-current=true]", "article[data-layer]"],
  3: [".inspector [aria-selected=true]"],
  4: [".bottom button, .bottom input", ".time button, .time input"],
};

/** The key as controls name it; the command key of a Mac counts as Control. @param {KeyboardEvent} event @returns {string} */
function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const shift = shiftKey && letter !== letter.toLowerCase();
  return [ctrlKey || metaKey ? "Control" : "", altKey ? "Alt" : "", shift ? "Shift" : "", letter]
    .filter(Boolean)
    .join("+");
}

/** @param {EventTarget | null} target @returns {boolean} true where the key belongs to a text being typed */
const typing = (target) =>
  target instanceof HTMLElement &&
  target.matches("textarea, input:is([type=text], [type=search], :not([type])):not([role=spinbutton])");

/** @param {EventTarget | null} target @returns {boolean} true where letters and digits mean something to the control */
const reading = (target) =>
  target instanceof HTMLElement && target.matches("select, [role=spinbutton], textarea, [type=number]");

/** @param {string} name @returns {(() => void) | null} */
function actOf(name) {
  if (Object.hasOwn(ACTS, name)) return ACTS[name];
  const control = /** @type {HTMLElement | null} */ (
    document.querySelector(`[aria-keyshortcuts~="${CSS.escape(name)}"]:not(:disabled)`)
  );
  return control && (() => control.click());
}

/** @param {string} digit */
function go(digit) {
  const places = PLACES[/** @type {keyof typeof PLACES} */ (Number(digit))] ?? [];
  for (const place of places) {
    const found = /** @type {HTMLElement | null} */ (document.querySelector(place));
    if (!found) continue;
    found.focus();
    return;
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || typing(event.target)) return;
  const name = nameOf(event);
  const plain = name.length === 1;
  if (plain && (!letters.value || reading(event.target))) return;
  if (/^[1-4]$/.test(name)) return go(name);
  const act = actOf(name);
  if (!act) return;
  event.preventDefault();
  act();
}

export function startKeys() {
  addEventListener("keydown", onKey);
  effect(() => remember(KEY, letters.value ? "on" : "off"));
}
