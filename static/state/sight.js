/** What a cell sees: the part of every layer between it and the picture, and of the picture itself. */

import { computed } from "@preact/signals";
import { readBy } from "../sums/reads.js";
import { gridOf } from "../sums/tensor.js";
import { flowing, inputsOf } from "./flow.js";
import { channel, probe, selected, settled } from "./store.js";

/** @import { Architecture, LayerFacts, Pair } from "../types.d.ts" */
/**
 * First and last row, column and channel. A vector has one row and one column, and its units are channels.
 * @typedef {[Pair, Pair, Pair]} Region
 */

/** @param {Pair} cells @param {number} size @returns {Pair} those that are no padding */
const clamp = ([low, high], size) => [Math.max(low, 0), Math.min(high, size - 1)];

/** Cells as they are counted through: the channels of a pixel, then the next pixel. @param {Region} region @param {number[]} from @param {number[]} to the shapes before and behind @returns {Region} */
function inOrder(region, from, to) {
  const [height, width, channels] = gridOf(from);
  const [, wide, deep] = gridOf(to);
  if (region.some(([low, high]) => low !== high)) return whole(from);
  const [row, column, unit] = region.map(([low]) => low);
  const index = (row * wide + column) * deep + unit;
  const pixel = Math.floor(index / channels);
  return /** @type {Region} */ (
    [Math.min(Math.floor(pixel / width), height - 1), pixel % width, index % channels].map((at) => [at, at])
  );
}

/** @param {number[]} shape @returns {Region} */
const whole = (shape) => /** @type {Region} */ (gridOf(shape).map((size) => [0, size - 1]));

/** The part of its input that a part of a layer is made of. @param {LayerFacts} known @param {Region} region @returns {Region} */
function before({ reads, input_shape, output_shape }, region) {
  if (!reads) return inOrder(region, input_shape, output_shape);
  const sizes = gridOf(input_shape);
  return /** @type {Region} */ (region.map((cells, axis) => clamp(readBy(reads[axis], cells), sizes[axis])));
}

/** @param {Region | undefined} one @param {Region} other @returns {Region} the smallest part that holds both */
const together = (one, other) =>
  one
    ? /** @type {Region} */ (
        one.map(([low, high], axis) => [Math.min(low, other[axis][0]), Math.max(high, other[axis][1])])
      )
    : other;

/** The parts of the branches that a part of what they merge to is made of; null where it is made of none. @param {string} merge @param {(number[] | undefined)[]} shapes @param {Region} region @returns {(Region | null)[]} */
function unmerged(merge, shapes, region) {
  let offset = 0;
  return shapes.map((shape) => {
    if (merge !== "concatenate" || !shape) return region;
    const deep = shape.at(-1) ?? 1;
    const channels = clamp([region[2][0] - offset, region[2][1] - offset], deep);
    offset += deep;
    return channels[0] <= channels[1] ? [region[0], region[1], channels] : null;
  });
}

/**
 * What a part of one layer sees of all layers before it.
 * @param {Architecture} network @param {ReadonlyMap<string, LayerFacts>} known @param {string} from @param {Region} part
 * @returns {Map<string | null, Region>} by layer; null is the picture
 */
export function sightOf(network, known, from, part) {
  /** @type {Map<string | null, Region>} */
  const seen = new Map([[from, part]]);
  const picture = [network.input.height, network.input.width, network.input.channels];
  for (const layer of [...flowing(network.layers)].reverse()) {
    const region = seen.get(layer.id);
    const facts = known.get(layer.id);
    if (!region || !facts) continue;
    const inputs = inputsOf(network, layer.id);
    const parts = layer.branches
      ? unmerged(
          String(layer.merge ?? "add"),
          inputs.map((id) => (id === null ? picture : known.get(id)?.output_shape)),
          region,
        )
      : [before(facts, region)];
    for (const [i, id] of inputs.entries()) {
      const one = parts[i];
      if (one) seen.set(id, together(seen.get(id), one));
    }
  }
  return seen;
}

/** What the cell that one stands on sees, by layer; empty where one stands on none. */
export const sight = computed(() => {
  const at = probe.value;
  const { architecture, facts } = settled.value;
  const known = at && facts.get(at.layer);
  if (!at || !known) return /** @type {ReturnType<typeof sightOf>} */ (new Map());
  const [height, width, channels] = gridOf(known.output_shape);
  const unit = Math.min(channel.value ?? 0, channels - 1);
  /** @type {Region} */
  const cell = [
    clamp([at.row, at.row], height),
    clamp([at.column, at.column], width),
    at.layer === selected.value ? [unit, unit] : [0, channels - 1],
  ];
  return sightOf(architecture, facts, at.layer, cell);
});
