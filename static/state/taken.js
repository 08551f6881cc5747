/** The pictures behind a cell of the confusion: of one class, and taken for one class. */

import { getTaken } from "../api/pictures.js";
import { run } from "./store.js";

/** @import { Pictures } from "../types.d.ts" */

/** Pictures that are fetched at once. */
export const PAGE = 24;

/**
 * Fetch the pictures that a validation took for a class. They carry their `indices` in the test set: `pin` takes one.
 * @param {number} truth the class that they are of @param {number} answer the class that they were taken for
 * @param {number} offset how many to leave out @param {number} step that of the validation
 * @returns {Promise<{total: number, pictures: Pictures | null}>} no pictures where there was no validation
 */
export async function picturesTaken(truth, answer, offset, step) {
  const id = run.value?.id;
  return id
    ? getTaken(id, { truth, answer, offset, count: PAGE, step })
    : Promise.resolve({ total: 0, pictures: null });
}
