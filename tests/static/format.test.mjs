import assert from "node:assert/strict";
import { test } from "node:test";
import { vectorOf } from "../../static/state/output.js";
import { softmax } from "../../static/sums/activations.js";
import * as format from "../../static/views/format.js";
import { statements, wrapCall } from "../../static/views/inspector/code.js";

test("of a description the first sentence is said, whole in any language", () => {
  assert.equal(
    format.firstSentence("The mean of each window: pictures shrink. More."),
    "The mean of each window.",
  );
  assert.equal(format.firstSentence("每个窗口的平均值：特征图变小。再说。"), "每个窗口的平均值。");
  assert.equal(format.firstSentence("No stop"), "No stop");
});

test("a chord is taken apart into its keys, of which plus is one", () => {
  assert.deepEqual(format.chord("Control+Shift+Z"), ["Control", "Shift", "Z"]);
  assert.deepEqual(format.chord("+"), ["+"]);
  assert.deepEqual(format.chord("Control++"), ["Control", "+"]);
});

test("numbers read as people write them", () => {
  assert.equal(format.shape([28, 28, 8]), "28 × 28 × 8");
  assert.equal(format.figure(25120), "25,120");
  assert.equal(format.figure(138357544), "138 M");
  assert.equal(format.compact(408000), "408 k");
  assert.equal(format.bytes(1605632), "1.61 MB");
  assert.equal(format.bytes(999), "999 B");
  assert.equal(format.duration(185), "3 min 05 s");
  assert.equal(format.duration(7800), "2 h 10 min");
  assert.equal(format.measure(-0.36219), "−0.362");
  assert.equal(format.measure(0.00025), "0.00025");
  assert.equal(format.measure(0.000025), "2.5e−5");
  assert.equal(format.side([5, 5]), "5");
  assert.equal(format.side([5, 3]), "5 × 3");
});

test("a long call gets a line for every argument, a short one stays", () => {
  assert.equal(wrapCall("layers.Flatten(name='flat_1')"), "layers.Flatten(name='flat_1')");
  const code = "layers.Conv2D(filters=16, kernel_size=(3, 3), padding='same', name='conv_1')";
  const lines = wrapCall(code).split("\n");
  assert.deepEqual(lines.slice(0, 3), ["layers.Conv2D(", "    filters=16,", "    kernel_size=(3, 3),"]);
  assert.equal(lines.at(-1), ")");
});

test("a script's statements are told apart, and those that make a layer marked", () => {
  const code =
    'x = layers.Conv2D(\n    filters=8,\n    name="a",\n)(inputs)\nx = layers.Flatten(name="ab")(x)\nreturn x\n';
  const found = statements(code, "a");
  assert.deepEqual(
    found.map(({ own }) => own),
    [true, false, false],
  );
  assert.equal(found[0].text.split("\n").length, 4);
  assert.ok(statements('y = layers.ZeroPadding2D(padding=1, name="a.pad")(x)', "a")[0].own);
});

test("logits become probabilities", () => {
  const sum = softmax([1000, 1000, 0]).reduce((total, value) => total + value, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
  assert.deepEqual(vectorOf({ low: [-1], high: [1], data: Uint8Array.of(0, 255) }), [-1, 1]);
});

test("a sentence loses the path that the page shows as a layer's name", () => {
  assert.equal(format.withoutPath("It is dropped (layers/2/branches/0/1)."), "It is dropped.");
  assert.equal(format.withoutPath("Received: input=28 (input)."), "Received: input=28.");
  assert.equal(format.withoutPath("plain numbers (logits)."), "plain numbers (logits).");
});

test("an estimate is no more exact than it is", () => {
  assert.deepEqual([0, 3, 41, 61, 200, 8000].map(format.roughly), [
    "5 s",
    "5 s",
    "45 s",
    "1 min",
    "3 min",
    "2 h 13 min",
  ]);
});
