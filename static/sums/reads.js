/** Which cells of its input a cell of a layer is made of, by the rules that come with the facts. */

/** @import { Pair, ReadRule } from "../types.d.ts" */

/** @param {ReadRule} rule @param {Pair} cells first and last @returns {Pair} the first and the last cell of the input, padding counted in */
export function readBy(rule, [from, to]) {
  if (Array.isArray(rule)) return [rule[0] + from * rule[2], rule[1] + to * rule[2]];
  return [Math.min(...rule.lows.slice(from, to + 1)), Math.max(...rule.highs.slice(from, to + 1))];
}
