import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { loadMatrix, matrixOf } from "../../static/state/matrix.js";
import * as store from "../../static/state/store.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";

/** Look at a layer's matrix, and answer. @param {string} layer @param {object} json @param {number} [status] */
async function look(layer, json, status) {
  calls.length = 0;
  loadMatrix(layer, false);
  calls[0].answer(json, status);
  await settle();
}

beforeEach(() => {
  fakeBrowser();
  store.notices.value = [];
});

test("a matrix is that of its layer, and of no other", async () => {
  await look("conv_1", { ok: true, rows: 2 });
  assert.deepEqual(matrixOf("conv_1"), { ok: true, rows: 2 });
  assert.equal(matrixOf("conv_2"), null);
});

test("one that is too large is told of its layer alone", async () => {
  await look("conv_1", { ok: false, error: { code: "too_large", message: "Too large." } }, 422);
  assert.deepEqual([matrixOf("conv_1"), matrixOf("conv_2")], ["large", null]);
});

test("what the doctor tells is not told twice; that the server fails is told", async () => {
  await look("conv_1", { ok: false, error: { code: "not_reached", message: "Mend it first." } }, 422);
  assert.deepEqual([matrixOf("conv_1"), store.notices.value], [null, []]);
  await look("conv_1", { ok: false, error: { code: "unavailable", message: "No worker." } }, 503);
  assert.equal(store.notices.value[0].message, "No worker.");
});
