/** How the numeric fields read, write and step: whole numbers, fractions, sizes, margins and shapes. */

import { integer } from "../format.js";

/** @import { Pair } from "../../types.d.ts" */
/** @typedef {number | Pair} Size one number for both axes, or height and width */
/** @typedef {[Pair, Pair]} Sides [[top, bottom], [left, right]] */
/** @typedef {{minimum?: number, maximum?: number, above?: number, below?: number, step?: number}} Limits */

/** @param {number} value @param {Limits} limits */
const clamp = (value, { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }) =>
  Math.min(Math.max(value, minimum), maximum);

/** @param {number} value @param {Limits} limits */
const inside = (value, limits) =>
  Number.isFinite(value) &&
  clamp(value, limits) === value &&
  value > (limits.above ?? Number.NEGATIVE_INFINITY) &&
  value < (limits.below ?? Number.POSITIVE_INFINITY);

/** Whole numbers in a text, whatever stands between them; undefined where one is not legal. @param {string} text @param {Limits} limits */
function wholeNumbers(text, limits) {
  const numbers = text
    .split(/[×x*,;|·()[\]\s]+/i)
    .filter(Boolean)
    .map(Number);
  return numbers.every((n) => Number.isInteger(n) && inside(n, limits)) ? numbers : undefined;
}

/** @param {Limits} limits */
export const wholeNumber = (limits) => ({
  format: integer,
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
    const next = clamp(Number((Math.round(value / step + by) * step).toPrecision(8)), limits);
    return inside(next, limits) ? next : value;
  },
  now: (/** @type {number} */ value) => value,
});

/** @param {Size} value @returns {Pair} */
const toPair = (value) => (Array.isArray(value) ? value : [value, value]);

/** @param {Pair} pair @returns {Size} one number where both are the same */
const fromPair = ([height, width]) => (height === width ? height : [height, width]);

/** @param {Limits} limits */
export const size = (limits) => ({
  format: (/** @type {Size} */ value) => toPair(value).join(" × "),
  parse: (/** @type {string} */ text) => {
    const numbers = wholeNumbers(text, limits) ?? [];
    if (numbers.length < 1 || numbers.length > 2) return undefined;
    return fromPair([numbers[0], numbers[1] ?? numbers[0]]);
  },
  nudge: (/** @type {Size} */ value, /** @type {number} */ by) => {
    const [height, width] = toPair(value);
    return fromPair([clamp(height + by, limits), clamp(width + by, limits)]);
  },
  now: (/** @type {Size} */ value) => toPair(value)[0],
});

/** @param {number | Sides} value @returns {Sides} */
export const toSides = (value) =>
  Array.isArray(value)
    ? value
    : [
        [value, value],
        [value, value],
      ];

/** Cells on each side: one number for all, two for rows and columns, or top, bottom, left, right. @param {Limits} limits */
export const margin = (limits) => ({
  format: (/** @type {number | Sides} */ value) => {
    const [[top, bottom], [left, right]] = toSides(value);
    if (new Set([top, bottom, left, right]).size === 1) return String(top);
    return `${top},${bottom} ${left},${right}`;
  },
  parse: (/** @type {string} */ text) => {
    const numbers = wholeNumbers(text, limits) ?? [];
    const [top, second = top, left = second, right = left] = numbers;
    if (![1, 2, 4].includes(numbers.length)) return undefined;
    const rows = numbers.length === 4 ? [top, second] : [top, top];
    return /** @type {Sides} */ ([rows, [left, right]]);
  },
  nudge: (/** @type {number | Sides} */ value, /** @type {number} */ by) =>
    /** @type {Sides} */ (toSides(value).map((pair) => pair.map((n) => clamp(n + by, limits)))),
  now: (/** @type {number | Sides} */ value) => toSides(value)[0][0],
});

/** A shape: height, width and channels, or one number for a vector. @param {Limits} limits */
export const shapeText = (limits) => ({
  format: (/** @type {number[]} */ value) => value.join(" × "),
  parse: (/** @type {string} */ text) => {
    const numbers = wholeNumbers(text, { minimum: 1, ...limits });
    return numbers && (numbers.length === 1 || numbers.length === 3) ? numbers : undefined;
  },
});

/** Any value at all, as JSON. */
export const jsonText = () => ({
  format: (/** @type {unknown} */ value) => (value === undefined ? "" : JSON.stringify(value)),
  parse: (/** @type {string} */ text) => {
    try {
      return /** @type {unknown} */ (JSON.parse(text));
    } catch {
      return undefined;
    }
  },
});
