import assert from "node:assert/strict";
import { test } from "node:test";
import { inputsOf } from "../../static/state/flow.js";

/** @param {string} id @param {import("../../static/types.d.ts").Layer[][]} [branches] */
const layer = (id, branches) => ({
  kind: branches ? "Parallel" : "Conv2D",
  id,
  ...(branches ? { branches } : {}),
});
const network = {
  version: 1,
  name: "",
  input: { height: 4, width: 4, channels: 1 },
  layers: [
    layer("block", [[layer("first", [[layer("inner")], []]), layer("second")], []]),
    layer("after", [[], [layer("last")]]),
  ],
};

test("a layer reads the one before it, the first one of a branch what the block reads", () => {
  const read = (/** @type {string} */ id) => inputsOf(network, id);
  assert.deepEqual(read("inner"), [null]);
  assert.deepEqual(read("second"), ["first"]);
  assert.deepEqual(read("last"), ["block"]);
});

test("a block reads the ends of its branches; an empty one is what goes into the block", () => {
  assert.deepEqual(inputsOf(network, "first"), ["inner", null]);
  assert.deepEqual(inputsOf(network, "block"), ["second", null]);
  assert.deepEqual(inputsOf(network, "after"), ["block", "last"]);
});
