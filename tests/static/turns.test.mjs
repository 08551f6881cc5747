import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { choosePreset, loadPictures } from "../../static/state/actions.js";
import * as store from "../../static/state/store.js";
import { turns } from "../../static/state/turns.js";
import { npy } from "./arrays.mjs";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

const digits = { name: "digits", title: "Digits", shape: [28, 28, 1], classes: [], test_size: 100 };
/** @param {RegExp} url */
const asked = (url) => calls.filter((one) => url.test(one.url));

beforeEach(() => {
  fakeBrowser();
  store.datasets.value = /** @type {any} */ ([{ ...digits, available: true }]);
  store.training.value = { ...store.training.value, dataset: "digits" };
});

test("only the last of several questions is the last", () => {
  const ask = turns();
  const first = ask();
  assert.equal(first(), true);
  const second = ask();
  assert.deepEqual([first(), second()], [false, true]);
});

test("of two networks that are chosen the last one is shown, in whatever order they come", async () => {
  const chosen = [choosePreset("slow"), choosePreset("quick")];
  const [slow, quick] = asked(/presets/);
  quick.answer({ ok: true, architecture: { ...residual(), name: "quick" } });
  slow.answer({ ok: true, architecture: { ...residual(), name: "slow" } });
  for (const { answer } of asked(/images/)) answer({ ok: false, error: {} }, 404);
  await settle();
  for (const { answer } of asked(/images/)) answer({ ok: false, error: {} }, 404);
  await Promise.all(chosen);
  assert.equal(store.architecture.value.name, "quick");
});

test("of two pages of pictures the last one that was asked for is shown", async () => {
  const loaded = [loadPictures(24), loadPictures(48)];
  const page = () =>
    new Response(npy("|u1", "(1, 1, 1, 1)", Uint8Array.of(0)), { headers: { "X-Labels": "0" } });
  const [first, second] = asked(/images/);
  second.give(page());
  first.give(page());
  await Promise.all(loaded);
  assert.equal(store.pictures.value?.offset, 48);
});
