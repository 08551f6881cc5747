/** How the numeric fields read, write and step: whole numbers, sizes (one number or two) and fractions. */

/** @import { Pair } from "../../types.d.ts" */
/** @typedef {number | Pair} Size */
/** @typedef {{minimum?: number, maximum?: number, step?: number}} Limits */

/** @param {number} value @param {Limits} limits */
const clamp = (value, { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }) =>
  Math.min(Math.max(value, minimum), maximum);

/** @param {number} value @param {Limits} limits */
const inside = (value, limits) => Number.isFinite(value) && clamp(value, limits) === value;

/** @param {Limits} limits */
export const wholeNumber = (limits) => ({
  format: (/** @type {number} */ value) => String(value),
  parse: (/** @type {string} */ text) => {
    const value = Number(text.trim().replaceAll(",", ""));
    return text.trim() !== "" && Number.isInteger(value) && inside(value, limits) ? value : undefined;
  },
  nudge: (/** @type {number} */ value, /** @type {number} */ by) => clamp(value + by, limits),
  now: (/** @type {number} */ value) => value,
});

/** @param {Limits} limits */
export const fraction = (limits) => ({
  format: (/** @type {number} */ value) => String(value),
  parse: (/** @type {string} */ text) => {
    const value = Number(text.trim());
    return text.trim() !== "" && inside(value, limits) ? value : undefined;
  },
  nudge: (/** @type {number} */ value, /** @type {number} */ by) => {
    const step = limits.step ?? 0.1;
    return clamp(Number((Math.round(value / step + by) * step).toPrecision(8)), limits);
  },
  now: (/** @type {number} */ value) => value,
});

/** @param {Size} value @returns {Pair} */
export const toPair = (value) => (Array.isArray(value) ? value : [value, value]);

/** @param {Pair} pair @returns {Size} one number where both are the same */
const fromPair = ([height, width]) => (height === width ? height : [height, width]);

/** @param {Limits} limits */
export const size = (limits) => ({
  format: (/** @type {Size} */ value) => toPair(value).join(" × "),
  parse: (/** @type {string} */ text) => {
    const numbers = text
      .split(/[×x*,;\s]+/i)
      .filter(Boolean)
      .map(Number);
    if (
      numbers.length < 1 ||
      numbers.length > 2 ||
      !numbers.every((n) => Number.isInteger(n) && inside(n, limits))
    )
      return undefined;
    return fromPair([numbers[0], numbers[1] ?? numbers[0]]);
  },
  nudge: (/** @type {Size} */ value, /** @type {number} */ by) => {
    const [height, width] = toPair(value);
    return fromPair([clamp(height + by, limits), clamp(width + by, limits)]);
  },
  now: (/** @type {Size} */ value) => toPair(value)[0],
});
