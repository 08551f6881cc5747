/** The rows that a training reports, made to curves: each covers few batches, so every point is the mean over the batches just before it. Pure. */

/** @import { Row } from "../types.d.ts" */
/** @typedef {"loss" | "accuracy"} Curve */

/** How many batches a point may be the mean of; 1 for the reports as they come. */
export const WINDOWS = [1, 10, 30, 100, 300, 1000];

/** Points of a curve at most: more than a chart has columns. */
const MOST = 1200;

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

/** @param {Curve} field @returns {"val_loss" | "val_accuracy"} the same figure in validation */
const validationOf = (field) => (field === "loss" ? "val_loss" : "val_accuracy");

/**
 * The mean over at least so many batches up to a row, fewer at the very start.
 * @param {Row[]} rows @param {Curve} field @param {number} last index of the row @param {number} window batches
 * @returns {number | null} null where the row says nothing of training
 */
export function meanUpTo(rows, field, last, window) {
  if (rows[last]?.[field] == null) return null;
  let [sum, batches] = [0, 0];
  for (let i = last; i >= 0 && batches < window; ) {
    let before = i - 1;
    while (before >= 0 && rows[before][field] == null) before -= 1;
    const count = Math.max(rows[i].step - (rows[before]?.step ?? 0), 1);
    sum += /** @type {number} */ (rows[i][field]) * count;
    batches += count;
    i = before;
  }
  return sum / batches;
}

/** Rows for a chart: all that say something of validation, of the others no more than can be told apart. @param {Row[]} rows @returns {number[]} indices */
function chosen(rows) {
  const each = Math.ceil(rows.length / MOST);
  return rows.flatMap((row, i) =>
    i % each === 0 || i === rows.length - 1 || row.val_loss != null ? [i] : [],
  );
}

/**
 * One figure of a training as a chart draws it, over the epochs.
 * @param {Row[]} rows @param {Curve} field @param {number} steps steps of an epoch @param {number} window batches
 */
export function curveOf(rows, field, steps, window) {
  const validation = validationOf(field);
  const shown = chosen(rows);
  return {
    x: shown.map((i) => rows[i].step / steps),
    raw: shown.map((i) => rows[i][field]),
    smooth: shown.map((i) => meanUpTo(rows, field, i, window)),
    valid: shown.map((i) => rows[i][validation] ?? null),
  };
}

/** The learning rate over the epochs. @param {Row[]} rows @param {number} steps steps of an epoch */
export function ratesOf(rows, steps) {
  const told = rows.filter((row) => row.learning_rate != null);
  const turns = told.filter(
    ({ learning_rate: rate }, i) =>
      i === 0 ||
      i === told.length - 1 ||
      rate !== told[i - 1].learning_rate ||
      rate !== told[i + 1].learning_rate,
  );
  return { x: turns.map(({ step }) => step / steps), rate: turns.map((row) => row.learning_rate ?? null) };
}

/** @typedef {{loss: number | null, accuracy: number | null, val_loss: number | null, val_accuracy: number | null, learning_rate: number | null}} Figures */

/** What was known of a training at a step. @param {Row[]} rows @param {number} step @param {number} window batches @returns {Figures} */
export function figuresAt(rows, step, window) {
  const last = rows.findLastIndex((row) => row.step <= step);
  /** @param {(row: Row) => unknown} has */
  const newest = (has) => rows.findLastIndex((row, i) => i <= last && has(row) != null);
  /** @param {Curve} field */
  const trained = (field) =>
    meanUpTo(
      rows,
      field,
      newest((row) => row[field]),
      window,
    );
  return {
    loss: trained("loss"),
    accuracy: trained("accuracy"),
    val_loss: rows[newest((row) => row.val_loss)]?.val_loss ?? null,
    val_accuracy: rows[newest((row) => row.val_accuracy)]?.val_accuracy ?? null,
    learning_rate: rows[newest((row) => row.learning_rate)]?.learning_rate ?? null,
  };
}
