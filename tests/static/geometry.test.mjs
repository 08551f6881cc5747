import assert from "node:assert/strict";
import { test } from "node:test";
import { walk } from "../../static/state/architecture.js";
import {
  geometry as geometryOf,
  originAt,
  outputAt,
  sourceOf,
  taps,
  unreadRuns,
} from "../../static/views/inspector/geometry.js";
import { residual } from "./networks.mjs";

/** @param {number} n @param {number} out @param {object} window @returns {any} */
const facts = (n, out, window) => ({
  input_shape: [n, n, 1],
  output_shape: [out, out, 1],
  window: {
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    pad: [
      [0, 0],
      [0, 0],
    ],
    unused: [0, 0],
    ...window,
  },
});

/** @param {any} known */
const geometry = (known) =>
  /** @type {import("../../static/views/inspector/geometry.js").Geometry} */ (geometryOf(known));

test("the last window ends with the last row that is read", () => {
  for (const [stride, out, unused] of [
    [1, 5, 0],
    [2, 3, 0],
    [3, 2, 1],
  ]) {
    const shape = geometry(facts(7, out, { strides: [stride, stride], unused: [unused, unused] }));
    const [row] = originAt(shape, [out - 1, out - 1]);
    assert.equal(row + shape.reach[0], shape.padded[0] - unused);
  }
});

test("padding counts on both sides, dilation spreads the taps", () => {
  const shape = geometry(
    facts(28, 28, {
      pad: [
        [2, 2],
        [2, 2],
      ],
      dilation: [2, 2],
    }),
  );
  assert.deepEqual(
    [shape.padded, shape.reach],
    [
      [32, 32],
      [5, 5],
    ],
  );
  assert.deepEqual(taps(shape).slice(0, 4), [
    [0, 0],
    [0, 2],
    [0, 4],
    [2, 0],
  ]);
});

test("every output cell is found again from the middle of its window", () => {
  const shape = geometry(facts(7, 3, { strides: [2, 2] }));
  for (const cell of /** @type {[number, number][]} */ ([
    [0, 0],
    [1, 2],
    [2, 2],
  ])) {
    const [row, column] = originAt(shape, cell);
    assert.deepEqual(outputAt(shape, [row + 1, column + 1]), cell);
  }
  assert.deepEqual(outputAt(shape, [6, 6]), [2, 2]);
});

test("a layer reads the one before it; the first of a branch what its block reads", () => {
  const places = [...walk(residual())].map(({ layer, path }) => ({ id: layer.id, path }));
  assert.equal(sourceOf(places, "conv_1"), null);
  assert.equal(sourceOf(places, "block_1"), "conv_1");
  assert.equal(sourceOf(places, "conv_2"), "conv_1");
  assert.equal(sourceOf(places, "conv_3"), "conv_2");
  assert.equal(sourceOf(places, "dense_1"), "block_1");
});

test("rows that no window reads are found at the end and between windows", () => {
  const runs = (/** @type {number} */ stride, /** @type {number} */ out, /** @type {number} */ kernel) =>
    unreadRuns(geometry(facts(7, out, { strides: [stride, stride], kernel: [kernel, kernel] })), 0);
  assert.deepEqual(runs(1, 5, 3), []);
  assert.deepEqual(runs(3, 2, 3), [{ start: 6, count: 1 }]);
  assert.deepEqual(runs(3, 2, 2), [
    { start: 2, count: 1 },
    { start: 5, count: 2 },
  ]);
});

test("a layer that writes has its window over the output", () => {
  const { window, ...known } = facts(3, 7, { strides: [2, 2] });
  const shape = geometry({ ...known, writes: window });
  assert.deepEqual([shape.backward, shape.input, shape.output], [true, [7, 7], [3, 3]]);
  assert.equal(geometryOf(known), null);
});
