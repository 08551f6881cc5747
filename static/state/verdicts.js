/** What the network said of each test picture in the validation that is looked at. */

import { computed, effect, signal } from "@preact/signals";
import { ApiError } from "../api/http.js";
import { getPredictions } from "../api/pictures.js";
import { shownAt } from "./confusion.js";
import { report } from "./notices.js";
import { edited } from "./store.js";

/** The classes in the order of the test pictures; empty before the first validation and once the network is edited. */
export const answers = signal(/** @type {number[]} */ ([]));

const shown = computed(() => (edited.value ? null : shownAt.value));

/** Keep the answers in step with the validation that is looked at. */
export function startVerdicts() {
  effect(() => {
    const which = shown.value;
    if (which === null) answers.value = [];
    else load(which);
  });
}

/** @param {string} which */
async function load(which) {
  const [id, step] = which.split(" ");
  try {
    const found = await getPredictions(id, Number(step));
    if (shown.value === which) answers.value = found;
  } catch (error) {
    // A run that goes back at this moment forgets what it predicted.
    if (shown.value === which && !(error instanceof ApiError && error.status === 404)) report(error);
  }
}
