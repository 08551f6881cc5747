import assert from "node:assert/strict";
import { test } from "node:test";
import { short } from "../../static/canvas/numbers.js";
import { figuresOf, ordered } from "../../static/state/mapstats.js";

/** @param {number[]} shape @param {number[]} low @param {number[]} high @param {number[]} data @returns {import("../../static/types.d.ts").Frame} */
const frame = (shape, low, high, data) => ({
  type: "activations",
  step: 0,
  layer: "a",
  shape,
  low,
  high,
  data: Uint8Array.from(data),
});

test("mean, range and share of zeros of each map", () => {
  const [one, other] = figuresOf(frame([1, 2, 2], [0, -1], [2, 1], [0, 0, 255, 255]));
  assert.deepEqual(one, { low: 0, high: 2, mean: 1, zeros: 0.5 });
  assert.deepEqual(other, { low: -1, high: 1, mean: 0, zeros: 0 });
});

test("a map that is 0 everywhere is all zeros; a unit is its own range", () => {
  assert.equal(figuresOf(frame([1, 2, 1], [0], [0], [0, 0]))[0].zeros, 1);
  assert.deepEqual(figuresOf(frame([2], [0], [1], [0, 255]))[1], { low: 1, high: 1, mean: 1, zeros: 0 });
});

test("maps are ordered by a figure, equal ones by number", () => {
  const figures = figuresOf(frame([1, 1, 3], [0, 0, 0], [1, 3, 1], [255, 255, 255]));
  assert.deepEqual(ordered(figures, "high"), [1, 0, 2]);
  assert.deepEqual(ordered(figures, "number"), [0, 1, 2]);
});

test("numbers in cells are as short as can be read; small ones get more places", () => {
  assert.deepEqual(
    [0.53, -0.204, 0.001, 1.44, 12.3, -0.999].map((value) => short(value, 1)),
    [".53", "−.20", "0", "1.4", "12", "−1.0"],
  );
  assert.equal(short(0.043, 0.05), ".043");
  assert.equal(short(0.043, 0.05, 2), ".04");
});
