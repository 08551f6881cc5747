/** The training curve: reports cover few batches each, so every point is the mean over the batches just before it. */

/** @import { Row } from "../types.d.ts" */

/** Batches that a point of the training curve is the mean of, at least. */
export const WINDOW = 10;

/** Epochs that a chart has room for at least, where so many are planned. */
const LEAST = 5;

/**
 * Where the axis of the epochs ends: it follows the training, and doubles where that reaches its end, so that the beginning of a
 * long training is more than a vertical line.
 * @param {number} trained @param {number} planned @returns {number}
 */
export function axisEnd(trained, planned) {
  let end = LEAST;
  while (end < trained) end *= 2;
  return Math.max(trained, Math.min(end, planned));
}

/**
 * Put a row behind those that are known, one a step. What an epoch says of its training is a mean over the whole of it: where
 * the curve has finer points of that epoch, only the validation is taken over.
 * @param {Row[]} known @param {Row} row @returns {Row[]}
 */
export function withRow(known, row) {
  const last = known.at(-1);
  if (row.val_loss === undefined || last?.epoch !== row.epoch) return put(known, row);
  return put(known, { ...row, loss: null, accuracy: null });
}

/** @param {Row[]} known @param {Row} row @returns {Row[]} */
function put(known, row) {
  const last = known.at(-1);
  if (!last || row.step > last.step) return [...known, row];
  return known.map((one) => (one.step === row.step ? merged(one, row) : one));
}

/** @param {Row} old @param {Row} row @returns {Row} the newer values, the older ones where there is none */
const merged = (old, row) => ({
  ...old,
  ...row,
  loss: row.loss ?? old.loss,
  accuracy: row.accuracy ?? old.accuracy,
});

/**
 * Training values as means over at least WINDOW batches, fewer at the very start.
 * @param {Row[]} rows @param {"loss" | "accuracy"} field @returns {(number | null)[]} null where a row says nothing of training
 */
export function smoothed(rows, field) {
  const told = rows.filter((row) => row[field] != null);
  const counts = told.map(({ step }, i) => Math.max(step - (told[i - 1]?.step ?? 0), 1));
  const places = new Map(told.map((row, i) => [row, i]));
  return rows.map((row) => {
    const place = places.get(row);
    return place === undefined ? null : meanUpTo(told, counts, place, field);
  });
}

/** @param {Row[]} rows @param {number[]} counts batches of each row @param {number} last @param {"loss" | "accuracy"} field */
function meanUpTo(rows, counts, last, field) {
  let [sum, batches] = [0, 0];
  for (let i = last; i >= 0 && batches < WINDOW; i -= 1) {
    sum += /** @type {number} */ (rows[i][field]) * counts[i];
    batches += counts[i];
  }
  return sum / batches;
}
