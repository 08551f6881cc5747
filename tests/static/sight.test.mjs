import assert from "node:assert/strict";
import { test } from "node:test";
import { sightOf } from "../../static/state/sight.js";

const EACH = [0, 0, 1];
/** @param {string} id @param {number[]} input_shape @param {number[]} output_shape @param {unknown} reads */
const facts = (id, input_shape, output_shape, reads) =>
  /** @type {any} */ ([id, { id, input_shape, output_shape, reads }]);
/** @param {import("../../static/types.d.ts").Layer[]} layers */
const network = (layers) => ({ version: 1, name: "", input: { height: 8, width: 8, channels: 1 }, layers });
const layer = (/** @type {string} */ id) => ({ kind: "Conv2D", id });

test("a cell is followed through windows, without the padding, to the picture", () => {
  const known = new Map([
    facts(
      "a",
      [8, 8, 1],
      [8, 8, 4],
      [
        [-1, 1, 1],
        [-1, 1, 1],
        [0, 0, 0],
      ],
    ),
    facts("b", [8, 8, 4], [4, 4, 4], [[0, 1, 2], [0, 1, 2], EACH]),
  ]);
  const seen = sightOf(network([layer("a"), layer("b")]), known, "b", [
    [0, 0],
    [3, 3],
    [2, 2],
  ]);
  assert.deepEqual(seen.get("a"), [
    [0, 1],
    [6, 7],
    [2, 2],
  ]);
  assert.deepEqual(seen.get(null), [
    [0, 2],
    [5, 7],
    [0, 0],
  ]);
});

test("a unit of a flattened layer is one cell; a dense unit is made of all of them", () => {
  const known = new Map([
    facts("pool", [4, 4, 3], [2, 2, 3], [[0, 1, 2], [0, 1, 2], EACH]),
    facts("flat", [2, 2, 3], [12], null),
    facts(
      "dense",
      [12],
      [10],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 11, 0],
      ],
    ),
  ]);
  const net = network([layer("pool"), layer("flat"), layer("dense")]);
  assert.deepEqual(
    sightOf(net, known, "flat", [
      [0, 0],
      [0, 0],
      [10, 10],
    ]).get("pool"),
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  );
  const all = sightOf(net, known, "dense", [
    [0, 0],
    [0, 0],
    [3, 3],
  ]);
  assert.deepEqual(all.get("flat"), [
    [0, 0],
    [0, 0],
    [0, 11],
  ]);
  assert.deepEqual(all.get("pool"), [
    [0, 1],
    [0, 1],
    [0, 2],
  ]);
});

test("where branches merge each is read, of concatenated ones the one that holds the channel", () => {
  const wide = [
    [-1, 1, 1],
    [-1, 1, 1],
    [0, 1, 0],
  ];
  const known = new Map([
    facts(
      "first",
      [8, 8, 1],
      [8, 8, 2],
      [
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 0],
      ],
    ),
    facts("inside", [8, 8, 2], [8, 8, 3], wide),
    facts("block", [8, 8, 2], [8, 8, 5], null),
  ]);
  /** @param {string} merge */
  const net = (merge) =>
    network([layer("first"), { kind: "Parallel", id: "block", merge, branches: [[layer("inside")], []] }]);
  const cell = /** @type {any} */ ([
    [4, 4],
    [4, 4],
    [4, 4],
  ]);
  const beside = sightOf(net("concatenate"), known, "block", cell);
  assert.equal(beside.has("inside"), false);
  assert.deepEqual(beside.get("first"), [
    [4, 4],
    [4, 4],
    [1, 1],
  ]);
  const added = sightOf(net("add"), known, "block", [
    [4, 4],
    [4, 4],
    [1, 1],
  ]);
  assert.deepEqual(added.get("inside"), [
    [4, 4],
    [4, 4],
    [1, 1],
  ]);
  assert.deepEqual(added.get("first"), [
    [3, 5],
    [3, 5],
    [0, 1],
  ]);
});
