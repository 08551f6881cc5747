/** Keys that work everywhere on the page. Those of a card are in its view. */

import { redo, undo } from "./actions.js";

/** @param {EventTarget | null} target @returns {boolean} true where the key belongs to a text being typed */
const typing = (target) =>
  target instanceof HTMLElement && target.matches("textarea, input[type=text]:not([role=spinbutton])");

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const step = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" ? redo : null;
  if (!step) return;
  event.preventDefault();
  step();
}

export const startKeys = () => addEventListener("keydown", onKey);
