import assert from "node:assert/strict";
import { test } from "node:test";
import { looked, nextPortion } from "../../static/state/portions.js";
import * as store from "../../static/state/store.js";
import { residual } from "./networks.mjs";

/** @param {Record<string, number[]>} shapes @returns {Map<string, any>} */
const factsOf = (shapes) =>
  new Map(Object.entries(shapes).map(([id, output_shape]) => [id, { id, output_shape }]));
const IDS = ["conv_1", "block_1", "conv_2", "conv_3", "dense_1"];

test("what is looked at: the selected layer and what it reads, what is on the screen, the last layer", () => {
  store.architecture.value = residual();
  store.selected.value = "block_1";
  store.onScreen.value = new Set(["conv_1", "conv_2", "block_1"]);
  assert.deepEqual(looked.value, ["block_1", "conv_3", "conv_1", "conv_2", "dense_1"]);
  store.selected.value = "conv_1";
  assert.deepEqual(looked.value, ["conv_1", "conv_2", "block_1", "dense_1"]);
});

test("the pictures of a small network come all at once, looked at or not", () => {
  const small = factsOf({ conv_1: [28, 28, 8], conv_2: [28, 28, 8], dense_1: [10] });
  assert.deepEqual(new Set(nextPortion(residual(), small, [], new Set())), new Set(IDS));
  assert.deepEqual(nextPortion(residual(), small, [], new Set(IDS)), []);
});

test("those of a large one come in portions, in order, and only what is looked at", () => {
  const large = factsOf({
    conv_1: [224, 224, 64],
    conv_2: [112, 112, 64],
    conv_3: [112, 112, 64],
    dense_1: [10],
  });
  const wanted = ["conv_1", "conv_3", "conv_2", "dense_1", "of_another_network"];
  /** @type {Set<string>} */
  const there = new Set();
  const portions = [];
  for (let next = nextPortion(residual(), large, wanted, there); next.length > 0; ) {
    portions.push(next);
    for (const id of next) there.add(id);
    next = nextPortion(residual(), large, wanted, there);
  }
  assert.deepEqual(portions, [["conv_1"], ["conv_3", "conv_2", "dense_1"]]);
});
