import assert from "node:assert/strict";
import { test } from "node:test";
import {
  entryOf,
  isFrozen,
  numbersOf,
  withCell,
  withClassic,
  withFrozen,
  withOneEach,
  without,
} from "../../static/state/kernels.js";

const ALL = { filter: 1, channel: null };
const RED = { filter: 1, channel: 0 };
const SOBEL = { filter: 1, name: "sobel_x" };
const NOW = [
  [0.1, 0.2],
  [0.3, 0.4],
];

test("a classic takes no more of a link than its name", () => {
  assert.deepEqual(withClassic([], ALL, "sobel_x"), [SOBEL]);
  assert.deepEqual(withClassic([SOBEL], RED, "blur"), [SOBEL, { filter: 1, channel: 0, name: "blur" }]);
});

test("what is set in all channels takes the place of what was set in single ones, of this filter alone", () => {
  const other = { filter: 2, channel: 0, name: "blur" };
  assert.deepEqual(withClassic([{ ...RED, name: "blur" }, other], ALL, "sobel_x"), [SOBEL, other]);
  assert.deepEqual(without([SOBEL, { ...RED, name: "blur" }], RED), [SOBEL]);
});

test("entries stand in the order of filters and channels, all channels first", () => {
  const found = withClassic(
    withClassic(withClassic([], { filter: 1, channel: 1 }, "blur"), RED, "blur"),
    { filter: 0, channel: null },
    "blur",
  );
  assert.deepEqual(
    found.map(({ filter, channel }) => [filter, channel]),
    [
      [0, undefined],
      [1, 0],
      [1, 1],
    ],
  );
});

test("a channel is as the whole filter was set, until it is set itself", () => {
  assert.equal(entryOf([SOBEL], RED), SOBEL);
  assert.equal(entryOf([SOBEL], { filter: 0, channel: 0 }), undefined);
});

test("one cell is set and the others stay as they are drawn", () => {
  const [entry] = withCell([], ALL, { row: 0, column: 1, value: 1.23456789 }, NOW);
  assert.deepEqual(entry, {
    filter: 1,
    values: [
      [null, 1.23457],
      [null, null],
    ],
  });
  assert.deepEqual(withCell([entry], ALL, { row: 0, column: 1, value: null }, NOW), []);
});

test("a classic of which a cell is changed is written out", () => {
  const [entry] = withCell([SOBEL], ALL, { row: 1, column: 0, value: 5 }, NOW);
  assert.deepEqual(entry.values, [
    [0.1, 0.2],
    [5, 0.4],
  ]);
  assert.equal(entry.name, undefined);
});

test("numbers of another size are written out anew", () => {
  const [entry] = withCell([{ filter: 1, values: [[7]] }], ALL, { row: 0, column: 0, value: 0 }, NOW);
  assert.deepEqual(entry.values, [
    [0, 0.2],
    [0.3, 0.4],
  ]);
});

test("what is frozen stays frozen when it is changed, and can learn again", () => {
  const frozen = withFrozen([SOBEL], ALL, true);
  assert.deepEqual(frozen, [{ ...SOBEL, frozen: true }]);
  assert.ok(isFrozen(frozen, RED));
  assert.ok(isFrozen(withClassic(frozen, ALL, "blur"), ALL));
  assert.ok(isFrozen(withCell(frozen, ALL, { row: 0, column: 0, value: 1 }, NOW), ALL));
  assert.deepEqual(withFrozen(frozen, ALL, false), [SOBEL]);
  assert.deepEqual(withFrozen([], ALL, true), []);
});

test("each filter gets a classic of its own, as long as there are any", () => {
  assert.deepEqual(withOneEach([], ["blur", "emboss", "identity"], 2), [
    { filter: 0, name: "blur" },
    { filter: 1, name: "emboss" },
  ]);
});

test("the numbers of a kernel are those of a channel, or the sum of all", () => {
  // (1, 2, 2, 2): height, width, channels, filters
  const kernel = { shape: [1, 2, 2, 2], data: new Float32Array([0, 1, 2, 3, 4, 5, 6, 7]) };
  assert.deepEqual(numbersOf(kernel, RED), [[1, 5]]);
  assert.deepEqual(numbersOf(kernel, ALL), [[4, 12]]);
});
