import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startFollowing } from "../../static/state/follow.js";
import * as store from "../../static/state/store.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

const total = {
  params: 1,
  trainable_params: 1,
  macs: 1,
  activation_bytes: 1,
  training_bytes: 1,
  output_shape: [10],
};
/** @param {object} [changes] */
const facts = (changes) => ({ ok: true, layers: [], total, problems: [], ...changes });
const analyses = () => calls.filter(({ url }) => url === "/api/analyze");

before(async () => {
  fakeBrowser();
  store.architecture.value = residual();
  startFollowing();
  await settle();
});

test("an edit gives up the analysis before it, and only the last one is shown", async () => {
  store.architecture.value = { ...residual(), name: "second" };
  await settle();
  store.architecture.value = { ...residual(), name: "third" };
  await settle();
  const [first, second, third] = analyses();
  assert.ok(first.signal?.aborted && second.signal?.aborted);
  assert.equal(third.body.architecture.name, "third");
  second.answer(facts({ total: { ...total, params: 2 } }));
  third.answer(facts({ total: { ...total, params: 3 } }));
  await settle();
  assert.equal(store.facts.value?.total.params, 3);
});

test("what cannot be parsed becomes a problem, and the facts before it stay", async () => {
  store.architecture.value = { ...residual(), name: "odd" };
  await settle();
  const error = { code: "invalid", message: "filters must be at least 1.", path: "layers/0/filters" };
  analyses().at(-1)?.answer({ ok: false, error }, 422);
  await settle();
  assert.equal(store.problems.value[0].message, "filters must be at least 1.");
  assert.equal(store.impossible.value, true);
  assert.equal(store.facts.value?.total.params, 3);
});

test("no picture is asked for before TensorFlow is warm; then one at a time", async () => {
  store.architecture.value = residual();
  await settle();
  analyses().at(-1)?.answer(facts());
  await settle();
  const previews = () => calls.filter(({ url }) => url === "/api/preview");
  assert.equal(previews().length, 0);
  store.health.value = { version: "", device: "", workers: { warm: 1, busy: 0, queued: 0 } };
  await settle();
  store.training.value = { ...store.training.value, pinned: 4 };
  store.training.value = { ...store.training.value, pinned: 5 };
  await settle();
  assert.equal(previews().length, 1);
  previews()[0].answer({ ok: false, error: { code: "busy", message: "Not now." } }, 409);
  await settle();
  assert.deepEqual(
    previews().map(({ body }) => body.image),
    [0, 5],
  );
});

test("no picture is asked for of a network that takes none, not even while the next one is looked at", async () => {
  const asked = () => calls.filter(({ url }) => url === "/api/preview");
  const refuse = async () => {
    asked()
      .at(-1)
      ?.answer({ ok: false, error: { code: "busy", message: "Not now." } }, 409);
    await settle();
  };
  await refuse();
  const digits = { name: "digits", title: "Digits", shape: [28, 28, 1], classes: [], available: true };
  store.datasets.value = /** @type {any} */ ([digits]);
  store.training.value = { ...store.training.value, dataset: "digits" };
  await settle();
  await refuse();
  const before = asked().length;
  store.architecture.value = { ...residual(), input: { height: 28, width: 28, channels: 2 } };
  await settle();
  analyses().at(-1)?.answer(facts());
  await settle();
  store.architecture.value = residual();
  store.training.value = { ...store.training.value, pinned: 6 };
  await settle();
  assert.equal(asked().length, before);
  analyses().at(-1)?.answer(facts());
  await settle();
  assert.equal(asked().length, before + 1);
});

test("a photograph runs through a network that the data's pictures do not fit", async () => {
  const images = () => calls.filter(({ url }) => url === "/api/preview").map(({ body }) => body.image);
  for (const { url, answer } of calls)
    if (url === "/api/preview") answer({ ok: false, error: { code: "busy", message: "" } }, 409);
  await settle();
  store.architecture.value = { ...residual(), input: { height: 224, width: 224, channels: 3 } };
  await settle();
  analyses().at(-1)?.answer(facts());
  await settle();
  assert.equal(images().at(-1), "chelsea");
  assert.ok(calls.some(({ url }) => url === "/api/pictures/chelsea?height=224&width=224&channels=3"));
  store.training.value = { ...store.training.value, pinned: "rocket" };
  await settle();
  assert.equal(store.image.value, "rocket");
});
