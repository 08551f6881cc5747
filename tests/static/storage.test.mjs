import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { recall, recallJson, recallNames, remember, rememberNames } from "../../static/state/storage.js";
import { fakeBrowser } from "./fakes.mjs";

beforeEach(() => {
  Object.defineProperty(globalThis, "localStorage", { value: undefined, configurable: true, writable: true });
  fakeBrowser();
});

test("a text is remembered, and no more", () => {
  remember("theme", "dark");
  assert.equal(recall("theme"), "dark");
  assert.equal(recall("theme", "sessionStorage"), null);
  remember("theme", null);
  assert.equal(recall("theme"), null);
});

test("of names the newest are kept", () => {
  rememberNames("runs", ["a", "b", "c"], 2);
  assert.deepEqual(recallNames("runs"), ["b", "c"]);
  assert.deepEqual(recallNames("others"), []);
});

test("what this page did not write counts for nothing", () => {
  remember("sizes", "{");
  assert.equal(recallJson("sizes"), null);
});

test("a browser that forbids it, or has no room, does without", () => {
  const forbid = () => {
    throw new DOMException("no", "SecurityError");
  };
  globalThis.localStorage = /** @type {any} */ ({ getItem: () => null, setItem: forbid });
  remember("theme", "dark");
  Object.defineProperty(globalThis, "localStorage", { get: forbid, configurable: true });
  remember("theme", "dark");
  assert.deepEqual([recall("theme"), recallNames("runs"), recallJson("sizes")], [null, [], null]);
});
