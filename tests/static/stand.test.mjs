import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { clear, put } from "../../static/state/frames.js";
import { look, restoreLook } from "../../static/state/look.js";
import { comeBack, glance, stand, standSomewhere } from "../../static/state/stand.js";
import { channel, probe } from "../../static/state/store.js";

const SHAPE = [2, 2, 1];
/** @param {number[]} values @returns {import("../../static/types.d.ts").Frame} */
const frame = (values) => ({
  type: "activations",
  step: 0,
  layer: "a",
  shape: SHAPE,
  low: [0],
  high: [1],
  data: Uint8Array.from(values),
});

beforeEach(() => {
  clear();
  stand({ layer: "elsewhere", row: 0, column: 0 });
  channel.value = 0;
});

test("one stands where there is most to see, as soon as there is a picture", () => {
  standSomewhere("a", SHAPE);
  assert.deepEqual(probe.value, { layer: "a", row: 0, column: 0 });
  put(frame([0, 1, 9, 3]));
  assert.deepEqual(probe.value, { layer: "a", row: 1, column: 0 });
  put(frame([0, 9, 1, 3]));
  assert.deepEqual(probe.value, { layer: "a", row: 1, column: 0 });
});

test("one stands on the map that has most to show, where none is chosen yet", () => {
  channel.value = null;
  put({ ...frame([0, 1, 0, 2, 3, 0, 0, 255]), shape: [2, 2, 2], low: [0, 0], high: [1, 8] });
  standSomewhere("a", [2, 2, 2]);
  assert.equal(channel.value, 1);
  assert.deepEqual(probe.value, { layer: "a", row: 1, column: 1 });
});

test("one who moved before the picture came stays", () => {
  standSomewhere("a", SHAPE);
  stand({ layer: "a", row: 0, column: 1 });
  put(frame([0, 1, 9, 3]));
  assert.deepEqual(probe.value, { layer: "a", row: 0, column: 1 });
});

test("a glance ends where one stood, on the map that one looked at", () => {
  stand({ layer: "a", row: 1, column: 1 }, 2);
  glance({ layer: "a", row: 0, column: 0 }, 5);
  assert.deepEqual([probe.value?.row, channel.value], [0, 5]);
  comeBack(true);
  assert.deepEqual([probe.value?.row, channel.value], [1, 2]);
});

test("a place that an edit took away is left for another", () => {
  put(frame([0, 1, 9, 3]));
  stand({ layer: "a", row: 7, column: 7 });
  standSomewhere("a", SHAPE);
  assert.deepEqual(probe.value, { layer: "a", row: 1, column: 0 });
});

test("a link leads to its cell, also where one stands on the same layer already", () => {
  const place = { layer: "conv", row: 0, column: 1 };
  restoreLook({ at: place });
  standSomewhere("conv", [2, 2, 2]);
  assert.deepEqual(probe.value, place);
  restoreLook({ at: { ...place, row: 1 } });
  assert.deepEqual(probe.value, { ...place, row: 1 });
  assert.deepEqual(look.value.at, { ...place, row: 1 });
});
