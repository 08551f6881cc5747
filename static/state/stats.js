/** What was told of a layer while it trained, kept so that an earlier step has its figures too. */

import { stats, viewed } from "./store.js";

/** @import { Stats } from "../types.d.ts" */

/** Figures of one layer that are kept; where there are more, every other one of them goes. */
const MOST = 1000;

/** @type {Map<string, Stats[]>} */
const told = new Map();

/** Take figures in; what came after a step that the training went back to is void. @param {Stats} fresh */
export function tell(fresh) {
  const before = (told.get(fresh.layer) ?? []).filter(({ step }) => step < fresh.step);
  const kept = before.length < MOST ? before : before.filter((_, i) => i % 2 === 1);
  told.set(fresh.layer, [...kept, fresh]);
  stats.value = fresh;
}

/** Forget all figures: another training is shown. */
export function forgetStats() {
  told.clear();
  stats.value = null;
}

/** The figures of a layer at the step that is looked at, as far as anybody asked for them then. @param {string} layer @returns {Stats | null} */
export function statsOf(layer) {
  const newest = stats.value;
  if (viewed.value === null) return newest?.layer === layer ? newest : null;
  const step = viewed.value;
  return told.get(layer)?.findLast((one) => one.step <= step) ?? null;
}
