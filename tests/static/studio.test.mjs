import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as store from "../../static/state/store.js";
import { leaveStudio, offer, openStudio } from "../../static/state/studio.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";

const picture = async () => new Blob(["a picture"], { type: "image/png" });

beforeEach(() => {
  fakeBrowser();
  store.training.value = { ...store.training.value, pinned: 3 };
  openStudio("drawing");
});

test("a draft runs through the network, and what is left goes back to the picture before", async () => {
  offer(picture);
  await settle();
  assert.equal(calls[0].url, "/api/pictures?kind=drawing&draft=1");
  calls[0].answer({ ok: true, picture: { id: "drawing-0123456789ab" } });
  await settle();
  assert.equal(store.training.value.pinned, "drawing-0123456789ab");
  leaveStudio();
  assert.equal(store.training.value.pinned, 3);
});

test("a server that is away is not told so with every picture of a camera", async () => {
  store.reachable.value = false;
  offer(picture);
  await settle();
  assert.equal(calls.length, 0);
  store.reachable.value = true;
});
