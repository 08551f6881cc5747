/** The first minute: three things to try, each ticked when it was done; gone for good once they are dismissed. */

import { computed, effect, signal } from "@preact/signals";
import { hidden, projector } from "./screen.js";
import { recall, remember } from "./storage.js";
import { run } from "./store.js";
import { canUndo } from "./undo.js";

/** @typedef {"change" | "train" | "look"} Hint */

const KEY = "playground.hints";
/** What one clicks to look inside: the feature maps of a card, or the one that is shown large. */
const MAPS = ".card-maps canvas, .inspector canvas";

/** @type {Hint[]} */
export const HINTS = ["change", "train", "look"];

const dismissed = signal(recall(KEY) === "dismissed");
/** What was done stays done, also when it is undone. */
export const doneHints = signal(/** @type {ReadonlySet<Hint>} */ (new Set()));

export const hintsShown = computed(() => !dismissed.value && !projector.value && !hidden.value.has("hints"));
/** The first that was not done yet. */
export const nextHint = computed(() => HINTS.find((hint) => !doneHints.value.has(hint)) ?? null);

const forget = () => remember(KEY, "dismissed");

export function dismissHints() {
  dismissed.value = true;
  forget();
}

/** @param {Hint} hint @param {boolean} done */
function tick(hint, done) {
  if (done && !doneHints.peek().has(hint)) doneHints.value = new Set(doneHints.peek()).add(hint);
}

/** Watch what is done, and mark what comes next. */
export function startHints() {
  effect(() => tick("change", canUndo.value));
  effect(() => tick("train", run.value !== null));
  addEventListener("click", ({ target }) => tick("look", target instanceof Element && target.matches(MAPS)));
  effect(() => {
    if (nextHint.value === null) forget();
  });
  effect(() => {
    const { dataset } = document.documentElement;
    if (hintsShown.value && nextHint.value) dataset.hint = nextHint.value;
    else delete dataset.hint;
  });
}
