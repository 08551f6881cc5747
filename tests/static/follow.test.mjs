import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, test } from "node:test";
import { startFollowing } from "../../static/state/follow.js";
import { clear, frameOf, put } from "../../static/state/frames.js";
import * as store from "../../static/state/store.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

const { batch } = await import(
  new URL("../../static/node_modules/@preact/signals-core/dist/signals-core.mjs", import.meta.url).href
);
const { encode } = createRequire(new URL("../../static/package.json", import.meta.url))("@msgpack/msgpack");
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

const previews = () => calls.filter(({ url }) => url === "/api/preview");
/** @param {number} value @param {string[]} layers */
const picturesOf = (value, layers) =>
  encode({
    layers: layers.map((layer) => ({
      layer,
      shape: [1],
      low: [0],
      high: [1],
      data: new Uint8Array([value]),
    })),
  });
const large = () =>
  ["conv_1", "conv_2", "conv_3", "block_1", "dense_1"].map((id) => ({
    id,
    output_shape: id === "dense_1" ? [10] : [224, 224, 64],
  }));

/** Begin with a large network whose facts are there, and whose first pictures are awaited. */
async function openLarge() {
  for (let asked = 0; asked < previews().length; ) {
    asked = previews().length;
    for (const { answer } of previews()) answer({ ok: false, error: { code: "busy", message: "" } }, 409);
    await settle();
  }
  clear();
  store.selected.value = "conv_1";
  store.onScreen.value = new Set(["conv_2"]);
  store.architecture.value = residual();
  await settle();
  calls.length = 0;
  store.architecture.value = { ...residual(), name: "large" };
  await settle();
  assert.equal(previews().length, 0);
  analyses()
    .at(-1)
    ?.answer(facts({ layers: large() }));
  await settle();
}

test("of a large network first what is selected is shown, then what is on the screen, then what comes there", async () => {
  await openLarge();
  const asked = () => previews().map(({ body }) => body.layers.join());
  assert.deepEqual(asked(), ["conv_1"]);
  put({
    type: "activations",
    step: 0,
    layer: "conv_3",
    shape: [1],
    low: [0],
    high: [1],
    data: new Uint8Array(1),
  });
  previews()[0].send(picturesOf(1, ["conv_1"]));
  await settle();
  assert.equal(frameOf("conv_1")?.data[0], 1);
  assert.equal(frameOf("conv_3"), undefined);
  assert.deepEqual(asked(), ["conv_1", "conv_2"]);
  previews()[1].send(picturesOf(2, ["conv_2"]));
  await settle();
  assert.deepEqual(asked(), ["conv_1", "conv_2", "dense_1"]);
  previews()[2].send(picturesOf(3, ["dense_1"]));
  await settle();
  assert.equal(asked().length, 3);
  store.onScreen.value = new Set(["conv_2", "conv_3"]);
  await settle();
  assert.deepEqual(asked().slice(3), ["conv_3"]);
  previews()[3].send(picturesOf(4, ["conv_3"]));
  await settle();
  assert.equal(frameOf("conv_3")?.data[0], 4);
});

test("the kernels of a layer come beside the pictures that came into sight with it", async () => {
  await openLarge();
  for (const [i, layer] of ["conv_1", "conv_2", "dense_1"].entries()) {
    previews()[i].send(picturesOf(1, [layer]));
    await settle();
  }
  store.tab.value = "filters";
  await settle();
  previews()[3].send(picturesOf(1, []));
  await settle();
  calls.length = 0;
  store.selected.value = "conv_3";
  await settle();
  assert.deepEqual(
    previews()
      .map(({ body }) => body.layers.join())
      .sort(),
    ["", "conv_3"],
  );
  const kernels = [{ layer: "conv_3", shape: [1, 1, 1], low: [0], high: [1], data: Uint8Array.of(7) }];
  previews()
    .find(({ body }) => body.layers.length === 0)
    ?.send(encode({ layers: [], kernels }));
  previews()
    .find(({ body }) => body.layers.length === 1)
    ?.send(picturesOf(5, ["conv_3"]));
  await settle();
  assert.deepEqual([frameOf("conv_3")?.data[0], frameOf("conv_3", "weights")?.data[0]], [5, 7]);
  calls.length = 0;
  batch(() => {
    store.selected.value = "conv_1";
    store.architecture.value = { ...residual(), name: "of other pictures" };
    store.training.value = { ...store.training.value, dataset: "photographs" };
  });
  await settle();
  assert.equal(previews().length, 0, "the network before it does not fit the pictures of now");
  store.tab.value = "arithmetic";
});

test("no kernels are asked for of a layer that was just added", async () => {
  await openLarge();
  for (const [i, layer] of ["conv_1", "conv_2", "dense_1"].entries()) {
    previews()[i].send(picturesOf(1, [layer]));
    await settle();
  }
  calls.length = 0;
  store.selected.value = "conv_9";
  store.tab.value = "filters";
  await settle();
  assert.deepEqual(
    previews().flatMap(({ body }) => body.kernels ?? []),
    [],
  );
  store.tab.value = "arithmetic";
});

test("pictures of a network that is shown no more are not shown", async () => {
  await openLarge();
  store.architecture.value = { ...residual(), name: "newer" };
  await settle();
  analyses()
    .at(-1)
    ?.answer(facts({ layers: large() }));
  await settle();
  previews()[0].send(picturesOf(9, ["conv_1"]));
  await settle();
  assert.equal(frameOf("conv_1"), undefined);
  assert.deepEqual(
    previews().map(({ body }) => body.architecture.name),
    ["large", "newer"],
  );
});

test("with another network and another picture at once, no picture of the old network is asked for", async () => {
  await openLarge();
  previews()[0].answer({ ok: false, error: { code: "busy", message: "" } }, 409);
  await settle();
  calls.length = 0;
  store.training.value = { ...store.training.value, pinned: "coffee" };
  store.architecture.value = { ...residual(), name: "next" };
  await settle();
  assert.equal(previews().length, 0);
  analyses()
    .at(-1)
    ?.answer(facts({ layers: large() }));
  await settle();
  assert.deepEqual(
    previews().map(({ body }) => [body.architecture.name, body.image]),
    [["next", "coffee"]],
  );
});

test("nobody waits for pictures that come when a training shows its own", async () => {
  await openLarge();
  assert.equal(store.previewState.value, "busy");
  store.run.value = /** @type {any} */ ({ id: "r1", state: "running", step: 0 });
  previews()[0].send(picturesOf(1, ["conv_1"]));
  await settle();
  assert.equal(store.previewState.value, "idle");
  store.run.value = null;
});

test("a picture that is pinned needs no analysis", async () => {
  calls.length = 0;
  store.training.value = { ...store.training.value, pinned: "rocket" };
  await settle();
  assert.equal(analyses().length, 0);
});
