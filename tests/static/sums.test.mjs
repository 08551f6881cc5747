import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inputsOf } from "../../static/state/flow.js";
import { explain } from "../../static/sums/index.js";
import { gridOf } from "../../static/sums/tensor.js";

/** Small networks with all numbers around their last layer, computed by Keras: see tests/training/test_cells.py. */
const golden = JSON.parse(readFileSync(new URL("cells.json", import.meta.url), "utf8"));

/** @param {any} one @param {[number, number]} cell @param {number} channel */
function question({ architecture, known, shapes, arrays }, cell, channel) {
  const layer = architecture.layers.at(-1);
  const inputs = inputsOf(architecture, layer.id).map((id) => arrays[id ?? "@picture"]);
  const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${layer.id}/`));
  const weights = Object.fromEntries(own.map(([name, tensor]) => [name.slice(layer.id.length + 1), tensor]));
  const before = architecture.layers.at(-2);
  const folded =
    before?.kind === "Flatten" ? (shapes[architecture.layers.at(-3)?.id] ?? [5, 5, 1]) : undefined;
  return { layer, known, inputs, weights, cell, channel, ...(folded ? { folded } : {}) };
}

/** Every cell of a shape. @param {number[]} shape @returns {Generator<{cell: [number, number], channel: number, at: number}>} */
function* cells(shape) {
  const [height, width, channels] = gridOf(shape);
  for (let at = 0; at < height * width * channels; at += 1) {
    const pixel = Math.floor(at / channels);
    yield { cell: [Math.floor(pixel / width), pixel % width], channel: at % channels, at };
  }
}

for (const [name, one] of Object.entries(golden))
  test(`each cell is what Keras computes: ${name}`, () => {
    const output = one.arrays[one.known.id];
    for (const { cell, channel, at } of cells(output.shape)) {
      const making = explain(question(one, cell, channel));
      const far = Math.abs((making?.value ?? Number.NaN) - output.data[at]);
      assert.ok(far < 2e-5, `${cell} ${channel}: ${making?.value} in place of ${output.data[at]}`);
    }
  });

test("the parts of a sum are what they say, padding is told apart, and the bias stands by itself", () => {
  const making = explain(question(golden.same, [0, 0], 1));
  const [window] = making?.groups ?? [];
  assert.deepEqual([window.rows, window.columns, making?.groups.length], [3, 3, 1]);
  assert.deepEqual([...(window.outside ?? [])], [1, 1, 1, 1, 0, 0, 1, 0, 0]);
  const products = window.values.map((value, i) => value * (window.weights?.[i] ?? 0));
  assert.ok(Math.abs(products.reduce((sum, product) => sum + product, 0) - window.total) < 1e-6);
  assert.ok(Math.abs(window.total + (making?.bias ?? 0) - (making?.before ?? 0)) < 1e-9);
  assert.equal(making?.activation, "relu");
});

test("a dense unit behind Flatten is shown as the maps that were flattened", () => {
  const making = explain(question(golden["dense on maps"], [0, 0], 2));
  assert.deepEqual(
    making?.groups.map(({ rows, columns }) => [rows, columns]),
    [
      [5, 5],
      [5, 5],
    ],
  );
});

test("with the weights of one channel alone a softmax over all is not known", () => {
  const whole = question(golden["dense, softmax"], [0, 0], 1);
  const { kernel, bias } = whole.weights;
  const own = Array.from(kernel.data).filter((_, i) => i % 3 === 1);
  const cut = {
    kernel: { shape: [own.length, 1], data: Float64Array.from(own) },
    bias: { shape: [1], data: Float64Array.of(bias.data[1]) },
  };
  const making = explain({ ...whole, weights: cut });
  assert.ok(Number.isNaN(making?.value));
  assert.ok(Math.abs((making?.before ?? 0) - (explain(whole)?.before ?? 1)) < 1e-9);
});

test("a kind that the page does not know has no explanation", () => {
  assert.equal(explain({ ...question(golden.same, [0, 0], 0), layer: { kind: "Mystery", id: "x" } }), null);
});
