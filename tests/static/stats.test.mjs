import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forgetStats, statsOf, tell } from "../../static/state/stats.js";
import * as store from "../../static/state/store.js";

/** @param {string} layer @param {number} step */
const figures = (layer, step) => /** @type {any} */ ({ type: "stats", layer, step, mean: step });

beforeEach(() => {
  forgetStats();
  store.viewed.value = null;
});

test("the newest figures are those of the layer that is looked at", () => {
  tell(figures("a", 10));
  assert.deepEqual([statsOf("a")?.step, statsOf("b")], [10, null]);
});

test("an earlier step has the figures that were told last before it", () => {
  for (const step of [10, 20, 30]) tell(figures("a", step));
  store.viewed.value = 25;
  assert.deepEqual([statsOf("a")?.step, statsOf("b")], [20, null]);
  store.viewed.value = 5;
  assert.equal(statsOf("a"), null);
});

test("what came after a step that the training went back to is void, and there is an end to what is kept", () => {
  for (let step = 1; step <= 3000; step += 1) tell(figures("a", step));
  tell(figures("a", 100));
  store.viewed.value = 2000;
  assert.equal(statsOf("a")?.step, 100);
});
