/** Feature maps as numbers to be coloured: uint8 values, a range for each map, and how strong each colour is. */

import { palette, SIZE } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */
/** @typedef {{shape: number[], low: number[], high: number[], data: Uint8Array}} Maps */
/**
 * Whose values get the strongest colour: the layer's, each map's own, or a number that is the same everywhere.
 * @typedef {"layer" | "map" | number} Range
 */

/** @param {number[]} shape @returns {[number, number, number]} height, width and number of maps; a vector is maps of one cell */
export const extent = (shape) =>
  shape.length === 3 ? [shape[0], shape[1], shape[2]] : [1, 1, shape[0] ?? 1];

/** @param {Maps} maps @returns {boolean} true where a value is below zero, so that zero needs a colour of its own */
export const isSigned = ({ low }) => low.some((value) => value < 0);

/** Low and high of one map; a vector has one pair for all. @param {Maps} maps @param {number} i @returns {[number, number]} */
export const rangeOf = ({ low, high }, i) => [low[i] ?? low[0] ?? 0, high[i] ?? high[0] ?? 0];

/** The value that gets the strongest colour. @param {Maps} maps @param {number} [i] one map; all of them where left out */
export function peakOf(maps, i) {
  if (i !== undefined) {
    const [low, high] = rangeOf(maps, i);
    return Math.max(Math.abs(low), Math.abs(high), 1e-12);
  }
  let peak = 1e-12;
  for (const value of maps.low) peak = Math.max(peak, Math.abs(value));
  for (const value of maps.high) peak = Math.max(peak, Math.abs(value));
  return peak;
}

/** @param {Maps} maps @param {number} i @param {number} at index into the data @returns {number} */
export function valueAt(maps, i, at) {
  const [low, high] = rangeOf(maps, i);
  return low + ((high - low) * maps.data[at]) / 255;
}

/** The strongest colour's value. @param {Maps} maps @param {Range} range @param {number} i the map */
export const strongest = (maps, range, i) =>
  typeof range === "number" ? Math.max(range, 1e-12) : range === "map" ? peakOf(maps, i) : peakOf(maps);

/**
 * From a byte to a colour: the index into the palette is zero + slope * byte, cut to what the palette has.
 * @param {Maps} maps @param {number} i the map @param {number} peak the value with the strongest colour @param {boolean} signed
 */
export function ramp(maps, i, peak, signed) {
  const [low, high] = rangeOf(maps, i);
  const top = SIZE - 1;
  const span = signed ? top / (2 * peak) : top / peak;
  return { zero: (signed ? (low + peak) * span : low * span) + 0.5, slope: ((high - low) / 255) * span };
}

/** @param {boolean} signed @param {Theme} theme @returns {Uint32Array} 256 pixels */
export const paletteFor = (signed, theme) => palette(signed ? "diverging" : "sequential", theme);
