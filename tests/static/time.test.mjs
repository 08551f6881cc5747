import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, beforeEach, test } from "node:test";
import { frameOf, put } from "../../static/state/frames.js";
import * as store from "../../static/state/store.js";
import { lookAt, lookNear, pastSteps, play, playing, startTime } from "../../static/state/time.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

const { encode } = createRequire(new URL("../../static/package.json", import.meta.url))("@msgpack/msgpack");
const run = /** @type {any} */ ({
  id: "r1",
  state: "paused",
  step: 30,
  metrics: {},
  architecture: residual(),
});
/** @param {number} value */
const frame = (value) => ({ layer: "a", shape: [1], low: [0], high: [1], data: Uint8Array.of(value) });
/** @param {number} warm */
const healthy = (warm) => ({ version: "", device: "", workers: { warm, busy: 0, queued: 0 } });
const previews = () => calls.filter(({ url }) => url === "/api/preview");
/** @param {number} value */
async function answer(value) {
  previews()
    .at(-1)
    ?.send(encode({ layers: [frame(value)], kernels: [] }).slice());
  await settle();
}

before(() => {
  fakeBrowser();
  startTime();
});

beforeEach(async () => {
  fakeBrowser();
  store.health.value = healthy(1);
  store.run.value = null;
  store.run.value = run;
  await settle();
  calls.find(({ url }) => url.endsWith("/steps"))?.answer({ ok: true, steps: [0, 10, 20, 30] });
  await settle();
  put({ ...frame(1), type: "activations", step: 30 });
});

test("the steps before the present one can be looked at, and the newest pictures come back", async () => {
  assert.deepEqual(pastSteps.value, [0, 10, 20]);
  lookAt(10);
  await settle();
  assert.deepEqual(
    [previews()[0].body.weights_from, previews()[0].body.weights_step, frameOf("a")?.step],
    ["r1", 10, 30],
  );
  await answer(2);
  assert.deepEqual([frameOf("a")?.step, frameOf("a")?.data[0]], [10, 2]);
  put({ ...frame(3), type: "activations", step: 30 });
  assert.equal(frameOf("a")?.step, 10);
  lookAt(null);
  assert.equal(frameOf("a")?.data[0], 3);
});

test("a server that warms up is asked for the past once it is warm", async () => {
  store.health.value = healthy(0);
  lookAt(10);
  await settle();
  assert.equal(previews().length, 0);
  store.health.value = healthy(1);
  await settle();
  assert.equal(previews()[0].body.weights_step, 10);
  await answer(2);
});

test("while one step is fetched, only the last of those after it is asked for", async () => {
  for (const step of [0, 10, 20]) lookAt(step);
  await settle();
  await answer(1);
  await answer(2);
  assert.deepEqual(
    previews().map(({ body }) => body.weights_step),
    [0, 20],
  );
});

test("the past is left as soon as the run goes on", async () => {
  lookAt(10);
  await settle();
  await answer(2);
  store.run.value = { ...run, state: "running" };
  assert.deepEqual([store.viewed.value, pastSteps.value, frameOf("a")?.step], [null, [0, 10, 20], 30]);
});

test("the past of a training that goes on is looked at, and stays when it comes to a stand", async () => {
  store.run.value = { ...run, state: "running", step: 31 };
  lookNear(12);
  await settle();
  await answer(2);
  store.run.value = { ...run, state: "finished", step: 40 };
  assert.deepEqual([store.viewed.value, frameOf("a")?.step], [10, 10]);
});

test("what was looked at is shown again without asking", async () => {
  for (const step of [10, 20, 10]) {
    lookAt(step);
    await settle();
    if (step !== 10 || previews().length === 1) await answer(step);
  }
  assert.deepEqual([previews().length, frameOf("a")?.data[0]], [2, 10]);
  store.run.value = { ...run, step: 25 };
  lookAt(20);
  await settle();
  assert.equal(previews().length, 3);
  await answer(7);
});

test("a play shows every step in turn and ends at the newest", async () => {
  const played = play();
  await settle();
  calls.findLast(({ url }) => url.endsWith("/steps"))?.answer({ ok: true, steps: [0, 10, 20, 30] });
  /** @type {(number | null)[]} */
  const seen = [];
  const stop = store.viewed.subscribe((step) => void seen.push(step));
  for (let shown = 0; shown < 3; shown += 1) {
    while (previews().length <= shown) await settle();
    await answer(shown);
  }
  await played;
  stop();
  assert.deepEqual(seen, [null, 0, 10, 20, null]);
  assert.equal(playing.value, false);
});

test("a play that is stopped and begun again at once is one play", async () => {
  const presses = [play(), play(), play()];
  await settle();
  for (const { url, answer } of calls)
    if (url.endsWith("/steps")) answer({ ok: true, steps: [0, 10, 20, 30] });
  /** @type {(number | null)[]} */
  const seen = [];
  const stop = store.viewed.subscribe((step) => void seen.push(step));
  for (let shown = 0; shown < 3; shown += 1) {
    while (previews().length <= shown) await settle();
    await answer(shown);
  }
  await Promise.all(presses);
  stop();
  assert.deepEqual(seen, [null, 0, 10, 20, null]);
});

test("a step that is kept no more is told by new steps", async () => {
  lookAt(10);
  await settle();
  previews()[0].answer({ ok: false, error: { code: "unknown_step", message: "Gone." } }, 404);
  await settle();
  assert.equal(store.viewed.value, null);
  assert.equal(calls.filter(({ url }) => url.endsWith("/steps")).length, 2);
  assert.deepEqual(store.notices.value, []);
});

test("a step that is named where no training is shown is not looked at, and nothing is said of it", async () => {
  store.run.value = null;
  await settle();
  store.notices.value = [];
  calls.length = 0;
  store.viewed.value = 10;
  await settle();
  assert.equal(store.viewed.value, null);
  assert.deepEqual([previews().length, store.notices.value.length], [0, 0]);
});
