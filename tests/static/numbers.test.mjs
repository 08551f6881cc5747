import assert from "node:assert/strict";
import { test } from "node:test";
import { fraction, size, wholeNumber } from "../../static/views/controls/numbers.js";

const limits = { minimum: 1, maximum: 31 };

test("a whole number stays inside its limits", () => {
  const filters = wholeNumber(limits);
  assert.equal(filters.nudge(31, 1), 31);
  assert.equal(filters.nudge(5, -10), 1);
  assert.equal(filters.parse("16"), 16);
  for (const text of ["", "0", "32", "2.5", "many"]) assert.equal(filters.parse(text), undefined);
});

test("a size is one number or two", () => {
  const kernel = size(limits);
  assert.equal(kernel.parse("5"), 5);
  assert.equal(kernel.parse("3 × 3"), 3);
  assert.deepEqual(kernel.parse("3x5"), [3, 5]);
  assert.equal(kernel.parse("3x5x7"), undefined);
  assert.equal(kernel.parse("3x"), 3);
  assert.deepEqual(kernel.nudge([3, 5], 1), [4, 6]);
  assert.equal(kernel.nudge([2, 2], -1), 1);
  assert.equal(kernel.format(5), "5 × 5");
});

test("a fraction steps without dust behind the comma", () => {
  const rate = fraction({ minimum: 0, maximum: 0.9, step: 0.05 });
  assert.equal(rate.nudge(0.1, 1), 0.15);
  assert.equal(rate.nudge(0.3, -1), 0.25);
  assert.equal(rate.nudge(0.9, 1), 0.9);
  assert.equal(rate.parse("1e-2"), 0.01);
  assert.equal(rate.parse("1"), undefined);
});
