/** Arithmetic on the legal numbers of a field: where the next step leads, and what may be typed. */

/** @import { Leeway } from "../types.d.ts" */
/** @typedef {Leeway["ranges"]} Ranges */

/** @param {Ranges} ranges @param {number} number */
export const isLegal = (ranges, number) =>
  ranges.some(([low, high, step]) => number >= low && number <= high && (number - low) % step === 0);

/** @param {Ranges} ranges @returns {[number, number]} the lowest and the highest legal number */
export const endsOf = (ranges) => [ranges[0][0], ranges[ranges.length - 1][1]];

/** The first legal number at or above another. @param {Ranges} ranges @param {number} number @returns {number | undefined} */
function atLeast(ranges, number) {
  const reached = ranges.find(([, high]) => high >= number);
  if (!reached) return undefined;
  const [low, , step] = reached;
  return number <= low ? low : low + Math.ceil((number - low) / step) * step;
}

/** The last legal number at or below another. @param {Ranges} ranges @param {number} number @returns {number | undefined} */
function atMost(ranges, number) {
  const reached = ranges.findLast(([low]) => low <= number);
  if (!reached) return undefined;
  const [low, high, step] = reached;
  return number >= high ? high : low + Math.floor((number - low) / step) * step;
}

/**
 * The legal number that some steps lead to: the nearest beyond, or where there is none the last before the end.
 * @param {Ranges} ranges @param {number} now @param {number} by
 * @returns {number} the present number where no step leads on
 */
export function nextLegal(ranges, now, by) {
  const wanted = now + by;
  const next =
    by > 0
      ? (atLeast(ranges, wanted) ?? atMost(ranges, wanted))
      : (atMost(ranges, wanted) ?? atLeast(ranges, wanted));
  return next !== undefined && Math.sign(next - now) === Math.sign(by) ? next : now;
}

/** The legal number nearest to another. @param {Ranges} ranges @param {number} number @returns {number} */
export function nearestLegal(ranges, number) {
  const above = atLeast(ranges, number);
  const below = atMost(ranges, number);
  if (above === undefined) return below ?? number;
  return below === undefined || above - number < number - below ? above : below;
}
