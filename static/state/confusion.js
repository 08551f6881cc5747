/** The confusion of the validation that is shown, and its cell that is opened: the pictures of one class that were taken for one class. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { ApiError } from "../api/http.js";
import { getTaken } from "../api/pictures.js";
import { inLook } from "./look.js";
import { report } from "./notices.js";
import { checks, classes, run, viewed } from "./store.js";

/** @import { Pictures } from "../types.d.ts" */
/** @typedef {{truth: number, answer: number}} Cell */
/** @typedef {{total: number, pages: Pictures[]}} Found */

/** Pictures that are fetched at once. */
const PAGE = 24;

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

/** Its run and its step, by themselves: a training tells of other things ten times a second. */
export const shownAt = computed(() =>
  run.value && shownCheck.value ? `${run.value.id} ${shownCheck.value.step}` : null,
);

/** Fetch the first pictures of the cell, or those behind the ones that are there. @param {Cell} wanted @param {Found | null} before */
async function fetchInto(wanted, before) {
  const which = shownAt.value;
  if (which === null) return;
  const [id, step] = which.split(" ");
  const offset = (before?.pages.length ?? 0) * PAGE;
  /** True while nothing else is wanted. */
  const still = () => cell.value === wanted && shownAt.value === which && found.value === before;
  try {
    const { total, pictures } = await getTaken(id, { ...wanted, offset, count: PAGE, step: Number(step) });
    if (still()) found.value = { total, pages: [...(before?.pages ?? []), pictures] };
  } catch (error) {
    if (!still()) return;
    if (error instanceof ApiError && error.status === 404) cell.value = null;
    else report(error);
  }
}

/** Fetch more of the pictures. */
export const more = () => cell.value && found.value && fetchInto(cell.value, found.value);

/** Follow the cell, and the validation that it is of. */
export function startConfusion() {
  effect(() => {
    const wanted = cell.value;
    void shownAt.value;
    untracked(() => {
      found.value = null;
      if (wanted) fetchInto(wanted, null);
    });
  });
}
