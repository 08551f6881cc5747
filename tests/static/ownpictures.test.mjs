import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  forget,
  isInk,
  kindOf,
  nameOf,
  own,
  plain,
  remember,
  source,
  turned,
} from "../../static/state/ownpictures.js";
import * as store from "../../static/state/store.js";
import { leaveStudio, offer, openStudio, studio } from "../../static/state/studio.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";

const DRAWN = "drawing-AAAAAAAAAAAA";
const TAKEN = "camera-BBBBBBBBBBBB";
const sent = () => calls.filter(({ url }) => url.startsWith("/api/pictures?"));

before(() => fakeBrowser());

test("an id says what a picture is and how it is seen", () => {
  assert.equal(kindOf(DRAWN), "drawing");
  assert.equal(kindOf("chelsea"), null);
  assert.equal(turned(TAKEN), `${TAKEN}-as-ink`);
  assert.equal(turned(turned(TAKEN)), TAKEN);
  assert.equal(plain(turned("chelsea")), "chelsea");
  assert.deepEqual([DRAWN, TAKEN, turned(TAKEN)].map(isInk), [true, false, true]);
  assert.equal(nameOf(turned(TAKEN)), nameOf(TAKEN));
});

test("one's own are remembered, the newest first, and forgotten here and on the server", async () => {
  remember(DRAWN);
  remember(TAKEN);
  remember(DRAWN);
  assert.deepEqual(own.value, [DRAWN, TAKEN]);
  assert.deepEqual(JSON.parse(localStorage.getItem("playground.pictures") ?? ""), own.value);
  store.training.value = { ...store.training.value, pinned: turned(TAKEN) };
  assert.equal(source.value, "others");
  forget(TAKEN);
  await settle();
  assert.deepEqual(own.value, [DRAWN]);
  assert.equal(store.training.value.pinned, 0);
  assert.deepEqual(
    calls.map(({ method, url }) => `${method} ${url}`).at(-1),
    `DELETE /api/pictures/${TAKEN}`,
  );
});

test("of what is made while one draft is on its way, only the newest is sent; leaving goes back", async () => {
  store.training.value = { ...store.training.value, pinned: 7 };
  openStudio("drawing");
  const drafts = ["first", "second", "third"].map((text) => () => Promise.resolve(new Blob([text])));
  for (const draft of drafts) offer(draft);
  await settle();
  assert.equal(sent().length, 1);
  assert.equal(sent()[0].url, "/api/pictures?kind=drawing&draft=1");
  sent()[0].answer({ ok: true, picture: { id: "drawing-draft0000001" } }, 201);
  await settle();
  assert.equal(store.training.value.pinned, "drawing-draft0000001");
  await new Promise((resolve) => {
    const stop = setInterval(() => sent().length > 1 && resolve(clearInterval(stop)), 5);
  });
  assert.equal(await sent()[1].body.text(), "third");
  leaveStudio();
  sent()[1].answer({ ok: true, picture: { id: "drawing-draft0000002" } }, 201);
  await settle();
  assert.equal(studio.value, null);
  assert.equal(store.training.value.pinned, 7);
});
