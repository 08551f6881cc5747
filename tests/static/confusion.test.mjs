import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cell, found, startConfusion } from "../../static/state/confusion.js";
import * as store from "../../static/state/store.js";
import { npy } from "./arrays.mjs";
import { calls, fakeBrowser, settle } from "./fakes.mjs";

const check = { step: 10, epoch: 1, confusion: [[1]], class_accuracy: [1] };
/** @param {string} id @param {number} step */
const run = (id, step) => /** @type {any} */ ({ id, step, state: "running" });
const asked = () => calls.filter(({ url }) => url.includes("/taken?"));
/** @param {number} index of the picture */
const one = (index) =>
  new Response(npy("|u1", "(1, 1, 1, 1)", Uint8Array.of(0)), {
    headers: { "X-Labels": "0", "X-Indices": String(index), "X-Total": "1" },
  });

fakeBrowser();
startConfusion();

beforeEach(async () => {
  fakeBrowser();
  cell.value = null;
  store.notices.value = [];
  store.run.value = run("r1", 10);
  store.journal.value = { ...store.journal.value, checks: [check] };
  cell.value = { truth: 0, answer: 0 };
  await settle();
});

test("the pictures of a cell are asked for once, however often a training tells where it stands", async () => {
  for (const step of [11, 12, 13]) store.run.value = run("r1", step);
  await settle();
  assert.equal(asked().length, 1);
  assert.ok(asked()[0].url.startsWith("/api/runs/r1/taken?truth=0&answer=0&offset=0"));
});

test("those of another run's validation at the same step take the place of the first, which come too late", async () => {
  store.run.value = run("r2", 10);
  await settle();
  const [first, second] = asked();
  assert.ok(second.url.startsWith("/api/runs/r2/taken?"));
  first.give(one(1));
  second.give(one(2));
  await settle();
  assert.deepEqual(
    found.value?.pages.map(({ indices }) => indices),
    [[2]],
  );
});

test("a validation that is known no more closes its cell", async () => {
  asked()[0].answer({ ok: false, error: { code: "not_found", message: "Gone." } }, 404);
  await settle();
  assert.equal(cell.value, null);
  assert.deepEqual(store.notices.value, []);
});
