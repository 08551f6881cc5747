import assert from "node:assert/strict";
import { test } from "node:test";
import { remove, update } from "../../static/state/architecture.js";
import { differences, tellingFirst } from "../../static/state/compare.js";
import { residual } from "./networks.mjs";

const training = /** @type {any} */ ({
  dataset: "digits",
  epochs: 5,
  optimizer: { name: "Adam", learning_rate: 0.001 },
  pinned: 0,
});
const ours = { architecture: residual(), training };

/** @param {object} settings */
const trained = (settings) => differences(ours, { ...ours, training: { ...training, ...settings } });

/** @param {(architecture: typeof ours.architecture) => any} edit */
const built = (edit) => differences(ours, { ...ours, architecture: edit(ours.architecture) });

test("the same again differs in nothing, whatever picture is looked at", () => {
  assert.deepEqual(trained({ pinned: 7, train_size: null }), []);
});

test("a setting is named as the other training has it, one of the optimizer alone where that is the same", () => {
  assert.deepEqual(trained({ epochs: 9, optimizer: { name: "Adam", learning_rate: 0.1 } }), [
    { what: "setting", group: "", name: "epochs", value: 9 },
    { what: "setting", group: "optimizer", name: "learning_rate", value: 0.1 },
  ]);
  const sgd = { name: "SGD", learning_rate: 0.1 };
  assert.deepEqual(trained({ optimizer: sgd }), [
    { what: "setting", group: "", name: "optimizer", value: sgd },
  ]);
});

test("layers are told apart by their ids, those of branches too", () => {
  assert.deepEqual(
    built((one) => update(one, "conv_2", { filters: 32 })),
    [{ what: "field", layer: "conv_2", kind: "Conv2D", name: "filters", value: 32 }],
  );
  const without = remove(ours.architecture, "conv_2");
  const theirs = { ...ours, architecture: without };
  assert.deepEqual(differences(ours, theirs), [{ what: "missing", layer: "conv_2", kind: "Conv2D" }]);
  assert.deepEqual(differences(theirs, ours), [{ what: "added", layer: "conv_2", kind: "Conv2D" }]);
});

test("what a training began with tells it from one that began with nothing", () => {
  const [before, after] = [
    { ...ours, from: null },
    { ...ours, from: "r1" },
  ];
  assert.deepEqual(differences(after, before, "r1"), [{ what: "source" }]);
  assert.deepEqual(differences(after, before, "r0"), [{ what: "scratch" }]);
  assert.deepEqual(differences(before, after, "r2"), [{ what: "learned" }]);
});

test("what all others have says least of each, and stands last", () => {
  /** @param {string} name @returns {any} */
  const difference = (name) => ({ what: "setting", group: "", name, value: 1 });
  const [wide, quick, long] = ["filters", "rate", "epochs"].map(difference);
  assert.deepEqual(
    tellingFirst([
      [wide, quick],
      [wide, long],
    ]),
    [
      [quick, wide],
      [long, wide],
    ],
  );
});

test("another order is one difference", () => {
  const [first, second, ...rest] = ours.architecture.layers;
  assert.deepEqual(
    built((one) => ({ ...one, layers: [second, first, ...rest] })),
    [{ what: "order" }],
  );
});

test("another network is named, not taken apart", () => {
  const layers = Array.from({ length: 9 }, (_, i) => ({ kind: "ReLU", id: `other_${i}` }));
  assert.deepEqual(
    built((one) => ({ ...one, name: "Other", layers })),
    [{ what: "network", value: "Other" }],
  );
});
