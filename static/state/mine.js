/** Which runs this browser has started: they obey its pages. Those of others are followed, and go on whatever is done here. */

import { computed } from "@preact/signals";
import { live, run } from "./store.js";

const KEY = "playground.mine";
/** Runs that are remembered: far more than a server keeps at once. */
const MOST = 50;

/** @returns {string[]} */
function mine() {
  const text = localStorage.getItem(KEY) ?? "";
  return text.split(" ").filter(Boolean);
}

/** @param {string} id of a run that was started here */
export const claim = (id) => localStorage.setItem(KEY, [...mine(), id].slice(-MOST).join(" "));

/** Whether the run that is shown works for somebody else. */
export const followed = computed(() => live.value && !mine().includes(run.value?.id ?? ""));
