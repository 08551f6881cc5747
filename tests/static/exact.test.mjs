import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { exact, followExact } from "../../static/state/exact.js";
import { clear, put } from "../../static/state/frames.js";
import * as store from "../../static/state/store.js";
import { floats, npz } from "./arrays.mjs";
import { calls, fakeBrowser, settle } from "./fakes.mjs";

const network = {
  version: 1,
  name: "",
  input: { height: 1, width: 2, channels: 1 },
  layers: [
    { kind: "Conv2D", id: "first" },
    { kind: "Conv2D", id: "second" },
  ],
};
/** @param {string} id @param {number} [weight_bytes] */
const facts = (id, weight_bytes = 12) =>
  /** @type {any} */ ({ id, input_shape: [1, 2, 1], output_shape: [1, 2, 2], weight_bytes });
/** @type {import("../../static/types.d.ts").Frame} */
const frame = {
  type: "activations",
  step: 3,
  layer: "second",
  shape: [1, 2, 2],
  low: [0, 0],
  high: [1, 1],
  data: new Uint8Array(4),
};
/** @param {number} warm */
const healthy = (warm) => ({ version: "", device: "", workers: { warm, busy: 0, queued: 0 } });
const fetched = () => calls.filter(({ url }) => url === "/api/preview?format=npz");
const arrays = {
  "@picture": floats([1, 2, 1], [0, 1]),
  first: floats([1, 2, 1], [2, 3]),
  second: floats([1, 2, 2], [4, 5, 6, 7]),
  "second/kernel": floats([1, 1, 1, 2], [8, 9]),
};
/** Until a timer of no delay is over. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 1)).then(settle);
let stop = () => {};

before(() => fakeBrowser());

beforeEach(async () => {
  stop();
  fakeBrowser();
  clear();
  store.run.value = null;
  store.viewed.value = null;
  store.weightsFrom.value = "r0";
  store.health.value = healthy(1);
  store.architecture.value = network;
  store.facts.value = /** @type {any} */ ({ layers: [facts("first"), facts("second")], problems: [] });
  await soon();
  calls.length = 0;
});

test("the numbers around a layer come with its frame: what it reads, its weights, what comes out", async () => {
  stop = followExact("second");
  await soon();
  calls.length = 0;
  put(frame);
  await soon();
  const [{ body, send }] = fetched();
  assert.deepEqual([body.layers, body.kernels, "unit" in body], [["second", "first"], ["second"], false]);
  send(npz(arrays));
  await settle();
  assert.deepEqual([...(exact.value?.inputs[0].data ?? [])], [2, 3]);
  assert.deepEqual([...(exact.value?.weights.kernel.data ?? [])], [8, 9]);
  assert.deepEqual([exact.value?.step, exact.value?.unit], [null, null]);
  stop();
  assert.equal(exact.value, null);
});

test("of many weights only those of the channel that is looked at are fetched, anew for another", async () => {
  store.facts.value = /** @type {any} */ ({
    layers: [facts("first"), facts("second", 1 << 20)],
    problems: [],
  });
  store.channel.value = 1;
  stop = followExact("second");
  put(frame);
  await soon();
  assert.equal(fetched().at(-1)?.body.unit, 1);
  store.channel.value = 0;
  await soon();
  assert.equal(fetched().at(-1)?.body.unit, 0);
});

test("of a step that is past its weights are asked for", async () => {
  store.run.value = /** @type {any} */ ({ id: "r1", state: "finished", architecture: network });
  store.viewed.value = 7;
  stop = followExact("second");
  put(frame);
  await soon();
  const { body } = fetched().at(-1) ?? {};
  assert.deepEqual([body.weights_from, body.weights_step], ["r1", 7]);
});

test("a server that warms up is asked once it is warm, though pictures of a training are there before", async () => {
  store.health.value = healthy(0);
  stop = followExact("second");
  put(frame);
  await soon();
  assert.equal(fetched().length, 0);
  store.health.value = healthy(1);
  await soon();
  assert.equal(fetched().length, 1);
});

test("a training that is faster than its numbers does not keep them from coming", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const tick = async () => {
    context.mock.timers.tick(10_000);
    await settle();
  };
  store.run.value = /** @type {any} */ ({ id: "r1", state: "running", step: 3 });
  stop = followExact("second");
  put(frame);
  await tick();
  for (const step of [4, 5]) {
    put({ ...frame, step });
    await tick();
  }
  assert.deepEqual([fetched().length, fetched()[0].signal?.aborted], [1, false]);
  fetched()[0].send(npz(arrays));
  await settle();
  assert.equal(exact.value?.layer, "second");
  await tick();
  assert.equal(fetched().length, 2);
});
