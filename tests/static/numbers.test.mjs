import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fraction,
  jsonText,
  margin,
  shapeText,
  size,
  wholeNumber,
} from "../../static/views/controls/numbers.js";

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

test("a fraction comes near a limit that it may not reach", () => {
  const rate = fraction({ minimum: 0, below: 1, step: 0.05 });
  assert.equal(rate.nudge(0.9, 1), 0.95);
  assert.equal(rate.nudge(0.95, 1), 0.95);
  assert.equal(rate.parse("1"), undefined);
  assert.equal(rate.parse("0.99"), 0.99);
});

test("a margin is one number, two, or one for each side", () => {
  const cropping = margin({ minimum: 0, maximum: 64 });
  assert.equal(cropping.format(2), "2");
  assert.equal(
    cropping.format([
      [1, 1],
      [1, 1],
    ]),
    "1",
  );
  assert.equal(
    cropping.format([
      [1, 0],
      [2, 3],
    ]),
    "1,0 2,3",
  );
  assert.deepEqual(cropping.parse("1,0 2,3"), [
    [1, 0],
    [2, 3],
  ]);
  assert.deepEqual(cropping.parse("1 2"), [
    [1, 1],
    [2, 2],
  ]);
  assert.deepEqual(cropping.parse("4"), [
    [4, 4],
    [4, 4],
  ]);
  for (const text of ["", "1 2 3", "-1", "65", "one"]) assert.equal(cropping.parse(text), undefined);
  assert.deepEqual(
    cropping.nudge(
      [
        [1, 0],
        [2, 3],
      ],
      -1,
    ),
    [
      [0, 0],
      [1, 2],
    ],
  );
});

test("a shape is one number or three", () => {
  const shape = shapeText({});
  assert.equal(shape.format([7, 7, 4]), "7 × 7 × 4");
  assert.deepEqual(shape.parse("7x7x4"), [7, 7, 4]);
  assert.deepEqual(shape.parse("196"), [196]);
  for (const text of ["", "7 7", "0", "a"]) assert.equal(shape.parse(text), undefined);
});

test("whatever has no control of its own is JSON", () => {
  const json = jsonText();
  assert.equal(json.format({ a: [1, null] }), '{"a":[1,null]}');
  assert.deepEqual(json.parse("[1, 2]"), [1, 2]);
  assert.equal(json.parse("[1,"), undefined);
});
