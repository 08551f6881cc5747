import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { broken } from "../../static/state/leeway.js";
import * as store from "../../static/state/store.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

/** Ask what a value breaks, and answer. @param {object} json @param {number} [status] */
async function ask(json, status) {
  const found = broken("conv_1", "filters", 99, ["conv_3"]);
  await settle();
  calls[0].answer(json, status);
  return found;
}

beforeEach(() => {
  fakeBrowser();
  store.architecture.value = residual();
  store.notices.value = [];
});

test("what a value breaks is asked with all layers that take it, and told by its first error", async () => {
  const problem = { severity: "error", path: "layers/1", code: "merge", message: "Shapes differ." };
  const found = await ask({ ok: true, problems: [{ ...problem, severity: "hint", code: "other" }, problem] });
  assert.deepEqual(found, problem);
  const { layers } = calls[0].body.architecture;
  assert.deepEqual([layers[0].filters, layers[1].branches[0][1].filters], [99, 99]);
});

test("a value that the server cannot even read is refused in its words", async () => {
  const error = { code: "invalid", message: "filters must be at most 64.", path: "layers/0/filters" };
  const found = await ask({ ok: false, error }, 422);
  assert.equal(found?.message, "filters must be at most 64.");
  assert.deepEqual(store.notices.value, []);
});

test("where nobody can be asked, that is said and the value is taken", async () => {
  const found = await ask({ ok: false, error: { code: "unavailable", message: "No worker." } }, 503);
  assert.equal(found, undefined);
  assert.deepEqual(
    store.notices.value.map(({ message }) => message),
    ["No worker."],
  );
});
