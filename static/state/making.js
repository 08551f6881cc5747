/** How the number of the cell came to be that one stands on. */

import { computed } from "@preact/signals";
import { explain } from "../sums/index.js";
import { gridOf, numberAt } from "../sums/tensor.js";
import { find } from "./architecture.js";
import { exact } from "./exact.js";
import { foldedShape } from "./flow.js";
import { channel, probe, run, settled, viewed } from "./store.js";

/** @import { Layer, LayerFacts } from "../types.d.ts" */
/** @import { Exact } from "./exact.js" */
/** @import { Making } from "../sums/sum.js" */
/** @typedef {{making: Making | null, value: number, step: number | null, channel: number}} Made `making`: null for a kind that the page knows nothing about */

/** The network whose numbers are shown. */
const network = () => (viewed.value !== null && run.value?.architecture) || settled.value.architecture;

/** @param {Exact} numbers @param {LayerFacts} known whether the numbers are those of the layer as it is now */
const fits = ({ output, unit }, known) =>
  String(output.shape) === String(known.output_shape) && (unit === null || unit === (channel.value ?? 0));

/** @param {Exact} numbers @param {Layer} layer @param {LayerFacts} known @param {[number, number]} cell @returns {Made} */
function make({ inputs, weights, output, step }, layer, known, cell) {
  const own = Math.min(channel.value ?? 0, gridOf(output.shape)[2] - 1);
  const folded = foldedShape(network(), settled.value.facts, layer.id);
  const question = { layer, known, inputs, weights, cell, channel: own, ...(folded ? { folded } : {}) };
  return { making: explain(question), value: numberAt(output, cell, own), step, channel: own };
}

/** Null until the numbers are there. */
export const made = computed(() => {
  const [numbers, at] = [exact.value, probe.value];
  if (!numbers || at?.layer !== numbers.layer) return null;
  const known = settled.value.facts.get(at.layer);
  const layer = find(network(), at.layer)?.layer;
  if (!known || !layer || !fits(numbers, known)) return null;
  const [height, width] = gridOf(numbers.output.shape);
  return at.row < height && at.column < width ? make(numbers, layer, known, [at.row, at.column]) : null;
});
