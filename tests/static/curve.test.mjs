import assert from "node:assert/strict";
import { test } from "node:test";
import { axisEnd, smoothed, WINDOW, withRow } from "../../static/state/curve.js";

/** @import { Row } from "../../static/types.d.ts" */

/** @param {number} step @param {number | null} loss @param {Partial<Row>} [more] @returns {Row} */
const row = (step, loss, more = {}) => ({ step, epoch: 1, loss, accuracy: null, ...more });

test("a point is the mean over the last batches, each counted once", () => {
  const rows = [row(1, 2.4), row(5, 2), row(15, 1), row(16, 9)];
  const [first, second, third, last] = smoothed(rows, "loss");
  assert.equal(first, 2.4);
  assert.equal(second, (2.4 + 4 * 2) / 5);
  assert.equal(third, 1);
  assert.equal(last, (9 + 10 * 1) / 11);
  assert.equal(WINDOW, 10);
});

test("a row that says nothing of training leaves a gap and counts for nothing", () => {
  assert.deepEqual(smoothed([row(10, 1), row(12, null), row(20, 3)], "loss"), [1, null, 3]);
  assert.deepEqual(smoothed([], "loss"), []);
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
