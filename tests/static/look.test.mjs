import assert from "node:assert/strict";
import { test } from "node:test";
import { look, restoreLook } from "../../static/state/look.js";
import { architecture, selected, tab } from "../../static/state/store.js";
import { residual } from "./networks.mjs";

architecture.value = residual();
const id = architecture.value.layers[1].id;

test("what is as it is by default is left out", () => {
  assert.deepEqual(look.value, {});
  tab.value = "filters";
  selected.value = id;
  assert.deepEqual(look.value, { layer: id, tab: "filters" });
  selected.value = null;
  assert.deepEqual(look.value, { tab: "filters" });
});

test("a look is restored whole: what is not said is as it is by default", () => {
  tab.value = "filters";
  restoreLook({ layer: id, unknown: true });
  assert.equal(selected.value, id);
  assert.deepEqual(look.value, { layer: id });
});

test("what cannot be shown is as it is by default", () => {
  restoreLook({ layer: "nowhere", tab: 7 });
  assert.deepEqual(look.value, {});
});
