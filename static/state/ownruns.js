/** Which runs this browser has started: they obey its pages. Those of others are followed, and go on whatever is done here. */

import { computed } from "@preact/signals";
import { recallNames, rememberNames } from "./storage.js";
import { live, run } from "./store.js";

const KEY = "playground.mine";
/** Runs that are remembered: far more than a server keeps at once. */
const MOST = 50;

/** Those of this very page, whatever the browser remembers. @type {Set<string>} */
const here = new Set();

const mine = () => recallNames(KEY);

/** @param {string} id of a run that was started here */
export function claim(id) {
  here.add(id);
  rememberNames(KEY, [...mine(), id], MOST);
}

/** Whether the run that is shown works for somebody else. */
export const followed = computed(() => {
  const id = run.value?.id ?? "";
  return live.value && !here.has(id) && !mine().includes(id);
});
