import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as undoing from "../../static/state/undo.js";

/** @param {string} name @returns {any} */
const design = (name) => ({ name });

beforeEach(() => undoing.forget());

test("steps go back and forth in order", () => {
  undoing.remember(design("a"), "");
  undoing.remember(design("b"), "");
  assert.deepEqual(undoing.undo(design("c")), design("b"));
  assert.deepEqual(undoing.undo(design("b")), design("a"));
  assert.equal(undoing.undo(design("a")), undefined);
  assert.deepEqual(undoing.redo(design("a")), design("b"));
  assert.deepEqual(undoing.redo(design("b")), design("c"));
  assert.equal(undoing.canRedo.value, false);
});

test("one control within a moment is one step", () => {
  undoing.remember(design("a"), "conv_1 filters", 0);
  undoing.remember(design("b"), "conv_1 filters", 300);
  undoing.remember(design("c"), "conv_1 kernel_size", 400);
  undoing.remember(design("d"), "conv_1 kernel_size", 5000);
  assert.deepEqual(undoing.undo(design("e")), design("d"));
  assert.deepEqual(undoing.undo(design("d")), design("c"));
  assert.deepEqual(undoing.undo(design("c")), design("a"));
});

test("a new edit forgets what was undone", () => {
  undoing.remember(design("a"), "");
  undoing.undo(design("b"));
  undoing.remember(design("a"), "");
  assert.equal(undoing.canRedo.value, false);
});
