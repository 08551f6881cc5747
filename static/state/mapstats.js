/** Figures of every map of a frame, in one pass over its bytes. */

import { extent, rangeOf } from "../canvas/maps.js";

/** @import { Frame } from "../types.d.ts" */
/** @typedef {{low: number, high: number, mean: number, zeros: number}} MapFigures `zeros`: share of cells that are 0 */

/** @param {Frame} frame @returns {MapFigures[]} */
export function figuresOf(frame) {
  const [height, width, count] = extent(frame.shape);
  const { data } = frame;
  const sums = new Float64Array(count);
  const lowest = new Uint32Array(count);
  for (let at = 0; at < data.length; at += count)
    for (let map = 0; map < count; map += 1) {
      const byte = data[at + map];
      sums[map] += byte;
      if (byte === 0) lowest[map] += 1;
    }
  const cells = height * width;
  return Array.from(sums, (sum, map) => {
    const [low, high] = rangeOf(frame, map);
    const value = (/** @type {number} */ byte) => low + ((high - low) * byte) / 255;
    const mean = value(sum / cells);
    // A byte stands for 0 exactly only where 0 is the lowest value, as behind a ReLU.
    const zeros = low === 0 ? (high === 0 ? 1 : lowest[map] / cells) : 0;
    return cells === 1 ? { low: mean, high: mean, mean, zeros } : { low, high, mean, zeros };
  });
}

/** @typedef {"number" | "high" | "mean" | "zeros"} Order */

/** Maps in an order. @param {MapFigures[]} figures @param {Order} order @returns {number[]} */
export function ordered(figures, order) {
  const maps = figures.map((_, map) => map);
  if (order === "number") return maps;
  return maps.sort((one, other) => figures[other][order] - figures[one][order] || one - other);
}
