/** What a screen reader is told of a training: its states, and its epochs, no oftener than one can listen. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { words } from "../words/words.js";
import { checks, run } from "./store.js";

/** @import { Check, Run } from "../types.d.ts" */

/** Milliseconds that a sentence takes to be read. */
const BREATH = 5000;

export const announcement = signal("");

/** @param {Check} check */
function share({ confusion }) {
  const all = confusion.flat().reduce((sum, n) => sum + n, 0);
  const right = confusion.reduce((sum, row, i) => sum + row[i], 0);
  return all > 0 ? Math.round((100 * right) / all) : 0;
}

/** @param {Run | null} one @param {Check | undefined} check the last one @returns {string} */
export function sentence(one, check) {
  if (!one) return "";
  const state = words.runStates[one.state];
  if (!check) return state;
  const epoch = words.epochDone(check.epoch, one.epochs, share(check));
  return one.state === "running" ? epoch : `${state} ${epoch}`;
}

const present = computed(() => sentence(run.value, checks.value.at(-1)));

/** Say each sentence when the one before it has been read; what came between is not said. */
export function startAnnouncing() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let reading;
  const say = () => {
    reading = undefined;
    const next = untracked(() => present.value);
    if (next === announcement.peek()) return;
    announcement.value = next;
    reading = setTimeout(say, BREATH);
  };
  effect(() => {
    void present.value;
    if (reading === undefined) untracked(say);
  });
}
