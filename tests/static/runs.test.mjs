import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { removeLayer, setField, setTraining } from "../../static/state/actions.js";
import * as runs from "../../static/state/runs.js";
import * as store from "../../static/state/store.js";
import { calls, FakeSocket, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

/** @param {object} [changes] */
const run = (changes) => ({
  id: "r1",
  name: "",
  state: "queued",
  step: 0,
  epoch: 0,
  epochs: 5,
  steps_per_epoch: 10,
  metrics: {},
  queue_position: 0,
  device: "CPU",
  training: store.training.value,
  ...changes,
});

/** The newest call of an address. @param {RegExp} url */
const call = (url) => {
  const found = calls.findLast((one) => url.test(one.url));
  assert.ok(found, `no call of ${url}`);
  return found;
};

/** Press Train and answer as the server does. */
async function train() {
  const pressed = runs.trainOrPause();
  await settle();
  call(/\/api\/runs$/).answer({ ok: true, run: run() }, 201);
  await pressed;
  await settle();
  call(/ticket$/).answer({ ok: true, ticket: "t" });
  await settle();
  const socket = /** @type {FakeSocket} */ (FakeSocket.opened.at(-1));
  socket.accept();
  return socket;
}

beforeEach(() => {
  fakeBrowser();
  runs.leaveRun();
  store.architecture.value = residual();
  store.notices.value = [];
  store.busy.value = null;
});

test("Train posts the network and follows the run", async () => {
  const socket = await train();
  assert.equal(calls[0].body.architecture.name, "residual");
  assert.equal(calls[0].body.weights_from, undefined);
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  socket.say({ seq: 2, type: "metrics", step: 1, epoch: 1, loss: 2, accuracy: 0.1 });
  socket.say({
    seq: 3,
    type: "epoch",
    step: 1,
    epoch: 1,
    loss: 2,
    accuracy: 0.1,
    val_loss: 1.5,
    val_accuracy: 0.4,
  });
  assert.equal(store.rows.value.length, 1);
  assert.equal(store.rows.value[0].val_loss, 1.5);
  assert.equal(store.run.value?.metrics.val_accuracy, 0.4);
});

test("the same button pauses and resumes", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  const paused = runs.trainOrPause();
  await settle();
  call(/pause$/).answer({ ok: true, run: run({ state: "paused" }) });
  await paused;
  assert.equal(store.run.value?.state, "paused");
  const resumed = runs.trainOrPause();
  await settle();
  call(/resume$/).answer({ ok: true, run: run({ state: "running" }) });
  await resumed;
  assert.equal(store.run.value?.state, "running");
});

test("Step without a run makes one that waits, and trains one batch when it is ready", async () => {
  const pressed = runs.step();
  await settle();
  assert.equal(call(/\/api\/runs$/).body.paused, true);
  call(/\/api\/runs$/).answer({ ok: true, run: run() }, 201);
  await settle();
  call(/ticket$/).answer({ ok: true, ticket: "t" });
  await settle();
  assert.equal(calls.filter(({ url }) => url.endsWith("step")).length, 0);
  FakeSocket.opened.at(-1)?.say({ seq: 1, type: "state", run: run({ state: "paused" }) });
  await settle();
  call(/step$/).answer({ ok: true, run: run({ state: "paused", step: 1, epoch: 1 }) });
  await pressed;
  assert.equal(store.run.value?.step, 1);
});

test("an edit ends the run and keeps its weights for the next one", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  setField("conv_1", "filters", 9);
  assert.equal(store.live.value, false);
  assert.equal(store.weightsFrom.value, "r1");
  call(/stop$/).answer({ ok: true, run: run({ state: "stopped" }) });
  await settle();
  const pressed = runs.trainOrPause();
  await settle();
  assert.equal(call(/\/api\/runs$/).body.weights_from, "r1");
  call(/\/api\/runs$/).answer({ ok: true, run: run({ id: "r2" }) }, 201);
  await pressed;
});

test("Reset forgets the weights", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "end", state: "finished" });
  assert.equal(store.weightsFrom.value, "r1");
  await runs.reset();
  assert.deepEqual([store.weightsFrom.value, store.run.value, store.rows.value], [null, null, []]);
});

test("a worker that died is told, and what was learned stays", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "metrics", step: 1, epoch: 1, loss: 2, accuracy: 0.1 });
  socket.say({ seq: 2, type: "end", state: "failed", message: "The training process was killed." });
  assert.equal(store.notices.value[0].message, "The training process was killed.");
  assert.equal(store.rows.value.length, 1);
  assert.equal(store.live.value, false);
});

test("a run that goes on from an earlier step loses the curve behind it, and the page says why", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  for (const step of [1, 2, 3, 4])
    socket.say({ seq: 1 + step, type: "metrics", step, epoch: 1, loss: 2, accuracy: 0 });
  const message = "The training process was killed at step 4. It goes on from step 2.";
  socket.say({ seq: 6, type: "diagnosis", severity: "warning", code: "worker_lost", message, step: 4 });
  socket.say({ seq: 7, type: "state", run: run({ state: "queued", step: 4 }) });
  assert.deepEqual([store.live.value, store.rows.value.length], [true, 4]);
  socket.say({ seq: 8, type: "state", run: run({ state: "starting", step: 2 }) });
  assert.deepEqual(
    [store.notices.value[0].hint, store.diagnoses.value.length],
    ["It goes on from step 2.", 0],
  );
  assert.deepEqual(
    store.rows.value.map(({ step }) => step),
    [1, 2],
  );
});

test("a run that was there before the page comes back with its curve, and what is past is not told again", async () => {
  runs.showAgain(/** @type {any} */ (run({ state: "running", architecture: residual() })));
  await settle();
  call(/ticket$/).answer({ ok: true, ticket: "t" });
  await settle();
  const socket = /** @type {FakeSocket} */ (FakeSocket.opened.at(-1));
  socket.accept();
  socket.say({ seq: 0, type: "hello", run: run({ state: "running", step: 2 }), last_seq: 4 });
  socket.say({ seq: 1, type: "state", run: run({ state: "starting" }) });
  socket.say({ seq: 2, type: "metrics", step: 3, epoch: 1, loss: 9, accuracy: 0 });
  socket.say({
    seq: 3,
    type: "diagnosis",
    severity: "warning",
    code: "worker_lost",
    message: "Lost.",
    step: 3,
  });
  socket.say({ seq: 4, type: "state", run: run({ state: "running", step: 2 }) });
  assert.equal(store.run.value?.state, "running");
  socket.say({ seq: 5, type: "metrics", step: 3, epoch: 1, loss: 1, accuracy: 0 });
  call(/history$/).answer({
    ok: true,
    rows: [1, 2].map((step) => ({ step, epoch: 1, loss: 2, accuracy: 0 })),
  });
  await settle();
  assert.deepEqual(
    store.rows.value.map(({ loss }) => loss),
    [2, 2, 1],
  );
  assert.deepEqual(store.notices.value, []);
});

test("a way out of trouble goes back, takes the smaller learning rate over and trains on", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "paused", step: 60 }) });
  const pressed = runs.trainOnFrom({ step: 40, learning_rate: 0.25 });
  await settle();
  assert.deepEqual(call(/rewind$/).body, { step: 40, learning_rate: 0.25 });
  call(/rewind$/).answer({ ok: true, run: run({ state: "paused", step: 40 }) });
  await settle();
  call(/resume$/).answer({ ok: true, run: run({ state: "running", step: 40 }) });
  await pressed;
  assert.equal(store.training.value.optimizer.learning_rate, 0.25);
});

test("from a step of a training that has ended a new one begins", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "end", state: "finished" });
  const pressed = runs.trainOnFrom({ step: 40 });
  await settle();
  const { weights_from, weights_step, paused } = call(/\/api\/runs$/).body;
  assert.deepEqual([weights_from, weights_step, paused], ["r1", 40, false]);
  call(/\/api\/runs$/).answer({ ok: true, run: run({ id: "r2" }) }, 201);
  await pressed;
  assert.equal(store.run.value?.id, "r2");
});

test("learning rate reaches the live run, batch size ends it", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  setTraining({ optimizer: { ...store.training.value.optimizer, learning_rate: 0.01 } });
  assert.deepEqual(call(/runs\/r1$/).body, { learning_rate: 0.01 });
  assert.equal(store.live.value, true);
  setTraining({ batch_size: 32 });
  assert.equal(store.live.value, false);
});

test("an error of the server is shown in its own words", async () => {
  const pressed = runs.trainOrPause();
  await settle();
  call(/\/api\/runs$/).answer(
    { ok: false, error: { code: "full", message: "The queue is full.", hint: "Try later." } },
    503,
  );
  await pressed;
  assert.deepEqual(
    [store.notices.value[0].message, store.notices.value[0].hint],
    ["The queue is full.", "Try later."],
  );
  assert.equal(store.busy.value, null);
});

test("the layer next to a removed one is selected", () => {
  store.selected.value = "conv_2";
  removeLayer("conv_2");
  assert.equal(store.selected.value, "conv_3");
});

test("the training of somebody else is followed, and goes on whatever is done here", async () => {
  const others = run({ id: "theirs", state: "running", architecture: residual() });
  runs.showAgain(/** @type {any} */ (others));
  assert.equal(store.edited.value, false);
  const before = calls.filter(({ method }) => method !== "GET").length;
  setField(store.architecture.value.layers[0].id, "filters", 3);
  assert.equal(store.run.value, null);
  assert.equal(store.weightsFrom.value, "theirs");
  const sent = calls.filter(({ method }) => method !== "GET").slice(before);
  assert.deepEqual(
    sent.filter(({ url }) => /\/api\/runs\/theirs\/(?!ticket)/.test(url)),
    [],
  );
});

test("an edit made while the server is asked for a run ends that run", async () => {
  const pressed = runs.trainOrPause();
  await settle();
  setField("conv_1", "filters", 9);
  call(/\/api\/runs$/).answer({ ok: true, run: run() }, 201);
  await pressed;
  assert.equal(store.run.value?.state, "stopped");
  assert.equal(store.edited.value, true);
  assert.equal(store.weightsFrom.value, "r1");
  assert.ok(call(/runs\/r1\/stop$/));
});

test("a run whose network was left while the server was asked for it is stopped, and not followed", async () => {
  const pressed = runs.trainOrPause();
  await settle();
  runs.leaveRun();
  call(/\/api\/runs$/).answer({ ok: true, run: run() }, 201);
  await pressed;
  assert.equal(store.run.value, null);
  assert.equal(store.weightsFrom.value, null);
  assert.ok(call(/runs\/r1\/stop$/));
});

test("settings changed while the server is asked for a run are taken over into it", async () => {
  const pressed = runs.trainOrPause();
  await settle();
  setTraining({ epochs: 9 });
  call(/\/api\/runs$/).answer({ ok: true, run: run() }, 201);
  await pressed;
  await settle();
  assert.equal(store.live.value, true);
  assert.deepEqual(call(/runs\/r1$/).body, { epochs: 9 });
});

test("a run that an edit has ended is not brought back by what the server said before it knew", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "running" }) });
  setField("conv_1", "filters", 9);
  socket.say({ seq: 2, type: "state", run: run({ state: "paused" }) });
  assert.equal(store.run.value?.state, "stopped");
  assert.equal(store.live.value, false);
});

test("a run that an edit ended while the server was away is stopped when the server comes back with it", async () => {
  const socket = await train();
  setField("conv_1", "filters", 9);
  call(/stop$/).answer({ ok: false, error: { code: "unavailable", message: "Not now." } }, 503);
  await settle();
  calls.length = 0;
  socket.say({ seq: 1, type: "hello", run: run({ state: "running" }), last_seq: 1 });
  await settle();
  assert.ok(call(/runs\/r1\/stop$/));
  assert.equal(store.live.value, false);
});

test("a step that an edit overtakes needs no word", async () => {
  const socket = await train();
  socket.say({ seq: 1, type: "state", run: run({ state: "paused" }) });
  const pressed = runs.step();
  await settle();
  setField("conv_1", "filters", 9);
  call(/step$/).answer({ ok: false, error: { code: "run_ended", message: "It has ended." } }, 409);
  await pressed;
  assert.deepEqual(store.notices.value, []);
  assert.equal(store.busy.value, null);
});
