/** Undo and redo: snapshots of the design, edits of one control within a moment counted as one. */

import { computed, signal } from "@preact/signals";

/** @import { Design } from "../types.d.ts" */

const MOMENT = 900;

const past = signal(/** @type {Design[]} */ ([]));
const future = signal(/** @type {Design[]} */ ([]));
let lastKey = "";
let lastTime = 0;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

/**
 * Remember the design as it was before an edit.
 * @param {Design} before @param {string} key names the control; edits with one key in quick succession are one step
 * @param {number} [now] milliseconds
 */
export function remember(before, key, now = Date.now()) {
  const together = key !== "" && key === lastKey && now - lastTime < MOMENT;
  if (!together) past.value = [...past.value, before];
  future.value = [];
  lastKey = key;
  lastTime = now;
}

/** @param {Design} present @returns {Design | undefined} the design to go back to */
export function undo(present) {
  const before = past.value.at(-1);
  if (!before) return undefined;
  past.value = past.value.slice(0, -1);
  future.value = [present, ...future.value];
  lastKey = "";
  return before;
}

/** @param {Design} present @returns {Design | undefined} the design to go forward to */
export function redo(present) {
  const [after, ...rest] = future.value;
  if (!after) return undefined;
  future.value = rest;
  past.value = [...past.value, present];
  lastKey = "";
  return after;
}

/** Forget all steps. */
export function forget() {
  past.value = [];
  future.value = [];
  lastKey = "";
}
