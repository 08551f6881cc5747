import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { beforeEach, mock, test } from "node:test";
import { RunStream } from "../../static/api/stream.js";
import { calls, FakeSocket, fakeBrowser, settle } from "./fakes.mjs";

const { encode } = createRequire(new URL("../../static/package.json", import.meta.url))("@msgpack/msgpack");

/** @type {any[]} */
let heard = [];
const listener = {
  onEvent: (/** @type {any} */ event) => heard.push(event),
  onFrame: (/** @type {any} */ frame) => heard.push(frame),
  onConnection: (/** @type {boolean} */ up) => heard.push(up),
  onGone: (/** @type {Error} */ error) => heard.push(error),
};

async function connect() {
  const stream = new RunStream("r1", listener);
  await settle();
  calls[0].answer({ ok: true, ticket: "t1" });
  await settle();
  const [socket] = FakeSocket.opened;
  socket.accept();
  return { stream, socket };
}

beforeEach(() => {
  fakeBrowser();
  heard = [];
});

test("a ticket opens the socket, and the page says what it looks at", async () => {
  const { stream, socket } = await connect();
  assert.match(socket.url, /^ws:\/\/here\/api\/stream\?run=r1&ticket=t1&after=0$/);
  const looked = { layers: ["conv_1"], weights: [], changes: [], stats: ["conv_1"], rate: 10 };
  stream.watch(looked);
  stream.ack(7);
  assert.deepEqual(socket.sent.slice(1), [
    { type: "watch", ...looked },
    { type: "ack", step: 7 },
  ]);
});

test("events and pictures reach the listener", async () => {
  const { socket } = await connect();
  socket.say({ seq: 3, type: "metrics", step: 1 });
  const frame = {
    type: "activations",
    step: 1,
    layer: "a",
    shape: [1],
    low: [0],
    high: [1],
    data: Uint8Array.of(9),
  };
  socket.onmessage({ data: encode(frame).slice().buffer });
  assert.deepEqual(heard[1], { seq: 3, type: "metrics", step: 1 });
  assert.equal(heard[2].data[0], 9);
});

test("a lost socket comes back from where it was", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { socket } = await connect();
    socket.say({ seq: 41, type: "metrics", step: 1 });
    socket.close();
    assert.equal(heard.at(-1), false);
    mock.timers.tick(400);
    await settle();
    calls[1].answer({ ok: true, ticket: "t2" });
    await settle();
    assert.match(FakeSocket.opened[1].url, /ticket=t2&after=41$/);
  } finally {
    mock.timers.reset();
  }
});

test("a server that lost its log is followed from its new beginning", async () => {
  const { stream, socket } = await connect();
  socket.say({ seq: 41, type: "metrics", step: 1 });
  socket.say({ seq: 2, type: "hello", run: {}, last_seq: 2 });
  assert.equal(stream.after, 2);
});

test("a run that is gone is told once and left alone", async () => {
  new RunStream("r1", listener);
  await settle();
  calls[0].answer({ ok: false, error: { code: "unknown_run", message: "There is no run r1." } }, 404);
  await settle();
  assert.equal(heard.length, 1);
  assert.equal(heard[0].message, "There is no run r1.");
  assert.equal(FakeSocket.opened.length, 0);
});
