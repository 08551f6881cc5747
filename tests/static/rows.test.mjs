import assert from "node:assert/strict";
import { test } from "node:test";
import { axisEnd, curveOf, figuresAt, meanUpTo, ratesOf, withRow } from "../../static/state/rows.js";

/** @import { Row } from "../../static/types.d.ts" */

/** @param {number} step @param {number | null} loss @param {Partial<Row>} [more] @returns {Row} */
const row = (step, loss, more = {}) => ({ step, epoch: 1, loss, accuracy: null, ...more });

/** @param {Row[]} rows @param {number} window */
const smoothed = (rows, window) => curveOf(rows, "loss", 10, window).smooth;

test("a point is the mean over the last batches, each counted once", () => {
  const rows = [row(1, 2.4), row(5, 2), row(15, 1), row(16, 9)];
  assert.deepEqual(smoothed(rows, 10), [2.4, (2.4 + 4 * 2) / 5, 1, (9 + 10 * 1) / 11]);
  assert.deepEqual(smoothed(rows, 1), [2.4, 2, 1, 9]);
  assert.equal(meanUpTo(rows, "loss", 3, 1000), (2.4 + 8 + 10 + 9) / 16);
});

test("a row that says nothing of training leaves a gap and counts for nothing", () => {
  assert.deepEqual(smoothed([row(10, 1), row(12, null), row(20, 3)], 10), [1, null, 3]);
  assert.deepEqual(smoothed([], 10), []);
  assert.equal(meanUpTo([], "loss", -1, 10), null);
});

test("a long training is drawn by some of its points, and by every validation", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => row(i + 1, 1, i === 3331 ? { val_loss: 0.5 } : {}));
  const { x, valid } = curveOf(rows, "loss", 1000, 1);
  assert.ok(x.length <= 1300);
  assert.deepEqual([x.at(-1), valid.filter((value) => value !== null)], [5, [0.5]]);
});

test("figures are those that were known at a step", () => {
  const rows = [
    row(10, 2, { accuracy: 0.2, learning_rate: 0.1 }),
    row(20, 1, { accuracy: 0.4, val_loss: 0.9, val_accuracy: 0.5, learning_rate: 0.01 }),
    row(30, 0.5, { accuracy: 0.6, learning_rate: 0.01 }),
  ];
  const { loss, val_accuracy, learning_rate } = figuresAt(rows, 15, 1);
  assert.deepEqual([loss, val_accuracy, learning_rate], [2, null, 0.1]);
  assert.deepEqual(figuresAt(rows, Number.POSITIVE_INFINITY, 1), {
    loss: 0.5,
    accuracy: 0.6,
    val_loss: 0.9,
    val_accuracy: 0.5,
    learning_rate: 0.01,
  });
});

test("the learning rate is drawn where it turns", () => {
  const rows = [0.1, 0.1, 0.1, 0.01, 0.01].map((learning_rate, i) => row(10 * (i + 1), 1, { learning_rate }));
  assert.deepEqual(ratesOf(rows, 10), { x: [1, 3, 4, 5], rate: [0.1, 0.1, 0.01, 0.01] });
});

test("the mean of an epoch does not stand among the points of its batches", () => {
  const batches = [row(10, 2), row(20, 1)];
  const ended = withRow(batches, row(20, 1.5, { accuracy: 0.4, val_loss: 0.9 }));
  assert.deepEqual(ended.at(-1), row(20, 1, { val_loss: 0.9 }));
  const behind = withRow(batches, row(22, 1.5, { val_loss: 0.9 }));
  assert.equal(behind.at(-1)?.loss, null);
});

test("an epoch of which nothing else is known is a point of its own", () => {
  const alone = withRow([row(20, 1)], row(40, 0.5, { epoch: 2, val_loss: 0.4 }));
  assert.equal(alone.at(-1)?.loss, 0.5);
});

test("a row that comes twice is there once", () => {
  assert.equal(withRow([row(10, 2), row(20, 1)], row(10, 2)).length, 2);
});

test("the axis follows a long training, and shows a short one whole", () => {
  assert.deepEqual(
    [0, 4.9, 5, 5.1, 40].map((trained) => axisEnd(trained, 80)),
    [5, 5, 5, 10, 40],
  );
  assert.equal(axisEnd(41, 60), 60);
  assert.equal(axisEnd(0, 3), 3);
  assert.equal(axisEnd(4, 3), 4);
});
