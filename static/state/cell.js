/** The cell of the confusion that is opened: the pictures of one class that were taken for one class. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { ApiError } from "../api/http.js";
import { inLook } from "./look.js";
import { report } from "./notices.js";
import { checks, classes, run, viewed } from "./store.js";
import { PAGE, picturesTaken } from "./taken.js";

/** @import { Pictures } from "../types.d.ts" */
/** @typedef {{truth: number, answer: number}} Cell */
/** @typedef {{total: number, pages: Pictures[]}} Found */

export const cell = signal(/** @type {Cell | null} */ (null));
/** What is in it, as far as it is fetched; null until the first are there. */
export const found = signal(/** @type {Found | null} */ (null));

const isClass = (/** @type {any} */ n) => Number.isInteger(n) && n >= 0 && n < classes.value.length;
inLook("cell", cell, (value) => {
  const { truth, answer } = /** @type {any} */ (value ?? {});
  return isClass(truth) && isClass(answer);
});

/** The validation to show: the newest, or the last one before the step that is looked at. */
export const shownCheck = computed(
  () => checks.value.findLast(({ step }) => viewed.value === null || step <= viewed.value) ?? null,
);

/** Fetch the first pictures of the cell, or those behind the ones that are there. @param {Cell} wanted @param {Found | null} before */
async function fetchInto(wanted, before) {
  const step = shownCheck.value?.step;
  if (step === undefined) return;
  /** True while nothing else is wanted. */
  const still = () => cell.value === wanted && shownCheck.value?.step === step && found.value === before;
  try {
    const { total, pictures } = await picturesTaken(
      wanted.truth,
      wanted.answer,
      (before?.pages.length ?? 0) * PAGE,
      step,
    );
    if (still()) found.value = { total, pages: [...(before?.pages ?? []), ...(pictures ? [pictures] : [])] };
  } catch (error) {
    if (!still()) return;
    if (error instanceof ApiError && error.status === 404) cell.value = null;
    else report(error);
  }
}

/** Fetch more of the pictures. */
export const more = () => cell.value && found.value && fetchInto(cell.value, found.value);

/** Follow the cell, and the validation that it is of. */
export function startCell() {
  effect(() => {
    const wanted = cell.value;
    void [run.value?.id, shownCheck.value?.step];
    untracked(() => {
      found.value = null;
      if (wanted) fetchInto(wanted, null);
    });
  });
}
