import assert from "node:assert/strict";
import { test } from "node:test";
import { withAsked } from "../../static/state/address.js";
import { sentence } from "../../static/state/announce.js";
import { look, restoreLook } from "../../static/state/look.js";
import { resize, sizes } from "../../static/state/panels.js";
import { hidden, magnification } from "../../static/state/screen.js";

/** @import { Check, Run } from "../../static/types.d.ts" */

test("the query is written readably, and what else it says stays", () => {
  assert.equal(withAsked("?lang=zh", "hide", "train,code"), "?lang=zh&hide=train,code");
  assert.equal(withAsked("?hide=code&lang=zh", "projector", ""), "?hide=code&lang=zh&projector");
  assert.equal(withAsked("?projector", "projector", null), "");
});

test("a wall is as a window of 1024 by 576, and nothing is made smaller", () => {
  assert.equal(magnification(1920, 1080), 1.9);
  assert.equal(magnification(1280, 720), 1.25);
  assert.equal(magnification(1024, 768), 1);
  assert.equal(magnification(800, 600), 1);
});

test("a panel keeps within its limits and the room that there is", () => {
  resize("inspector", 5000);
  assert.equal(sizes.value.inspector, 760);
  resize("inspector", 5000, 500.4);
  assert.equal(sizes.value.inspector, 500);
  resize("inspector", 10);
  assert.equal(sizes.value.inspector, 272);
});

test("folds come from a link only where they name panels", () => {
  restoreLook({ folded: ["bottom"] });
  assert.deepEqual(look.value.folded, ["bottom"]);
  restoreLook({ folded: ["toString"] });
  assert.equal(look.value.folded, undefined);
  assert.equal(hidden.value.size, 0);
});

test("a listener hears of states and of epochs that are done", () => {
  const run = /** @type {Run} */ ({ state: "running", epochs: 5 });
  const check = /** @type {Check} */ ({
    step: 10,
    epoch: 2,
    confusion: [
      [3, 1],
      [0, 4],
    ],
    class_accuracy: [],
  });
  assert.equal(sentence(null, undefined), "");
  assert.equal(sentence(run, undefined), "The training runs.");
  assert.equal(
    sentence(run, check),
    "Epoch 2 of 5 is done: 88 percent of the validation pictures are right.",
  );
  assert.match(sentence({ ...run, state: "finished" }, check), /^The training is finished\. Epoch 2/);
});
