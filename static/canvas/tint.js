/** The colour of one number, and an ink that can be read on it. */

import { inkOn } from "./ink.js";
import { paletteFor } from "./maps.js";
import { SIZE } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */

/** @param {number} value @param {number} peak the value with the strongest colour @param {Theme} theme @returns {{backgroundColor: string, color: string}} */
export function tint(value, peak, theme) {
  const top = SIZE - 1;
  const place = Math.round(((value + peak) * top) / (2 * Math.max(peak, 1e-12)));
  const pixel = paletteFor(true, theme)[Math.min(Math.max(place, 0), top)];
  const [red, green, blue] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  return { backgroundColor: `rgb(${red} ${green} ${blue})`, color: inkOn(red, green, blue) };
}
