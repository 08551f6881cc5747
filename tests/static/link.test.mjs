import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, toHash } from "../../static/state/link.js";
import { residual } from "./networks.mjs";

const design = {
  architecture: { ...residual(), name: "Netz mit Ü und 卷积" },
  training: {
    dataset: "digits",
    batch_size: 64,
    epochs: 5,
    optimizer: { name: "Adam", learning_rate: 0.001 },
    loss: "mse",
    seed: 0,
    pinned: 3,
  },
};

test("a link gives back what was put into it", () => {
  assert.deepEqual(fromHash(toHash(design)), design);
});

test("a link holds only letters that survive everywhere", () => {
  assert.match(toHash(design), /^#s=[\w-]+$/);
});

test("what is no link of ours is no design", () => {
  for (const hash of ["", "#", "#network", "#s=", "#s=%%%", "#s=e30", "#s=AAAA"])
    assert.equal(fromHash(hash), null);
});
