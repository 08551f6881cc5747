import assert from "node:assert/strict";
import { test } from "node:test";
import { channelsAt, withChannels } from "../../static/state/blocks.js";
import { costOf } from "../../static/views/cost.js";
import { residual } from "./networks.mjs";

/** @import { LayerFacts } from "../../static/types.d.ts" */

const facts = new Map(
  [
    { id: "conv_1", input_shape: [28, 28, 1], output_shape: [28, 28, 8], params: 80 },
    { id: "block_1", input_shape: [28, 28, 8], output_shape: [28, 28, 24], params: 0 },
    { id: "conv_2", input_shape: [28, 28, 8], output_shape: [28, 28, 8], params: 584 },
    { id: "conv_3", input_shape: [28, 28, 8], output_shape: [28, 28, 8], params: 584 },
  ].map((one) => [one.id, /** @type {LayerFacts} */ (/** @type {unknown} */ (one))]),
);

test("the channels at a place are those of the layer before, of the block, or of the picture", () => {
  assert.equal(channelsAt(residual(), facts, { after: "block_1" }), 24);
  assert.equal(channelsAt(residual(), facts, { block: "block_1", branch: 1 }), 8);
  assert.equal(channelsAt(residual(), facts, { after: null }), 1);
  assert.equal(channelsAt(residual(), facts, { after: "dense_1" }), 1);
});

test("a block is fitted to the channels that come in, inside its branches too", () => {
  const conv = (/** @type {unknown} */ filters) => ({ kind: "Conv2D", filters });
  const layers = [conv("in"), { kind: "Parallel", branches: [[conv("in"), conv(4)], []] }];
  const fitted = withChannels(layers, 24);
  assert.deepEqual(fitted, [conv(24), { kind: "Parallel", branches: [[conv(24), conv(4)], []] }]);
  assert.deepEqual(layers[0], conv("in"));
});

test("a block has the parameters of all that is inside", () => {
  assert.equal(costOf(residual().layers[1], facts, "params"), 1168);
  assert.equal(costOf(residual().layers[0], facts, "params"), 80);
});
