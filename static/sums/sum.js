/** How a cell came to be: the numbers that were read, what was done with them, what came out. */

/** @import { Layer, LayerFacts, Pair, Tensor } from "../types.d.ts" */

/**
 * What is asked: the cell of a layer, and all numbers around it.
 * @typedef {object} Question
 * @property {Layer} layer
 * @property {LayerFacts} known
 * @property {Tensor[]} inputs
 * @property {Record<string, Tensor>} weights
 * @property {Pair} cell row and column
 * @property {number} channel
 * @property {readonly number[]} [folded] the shape that the input had before it was made a vector
 */

/**
 * Numbers that are read together: a window of one channel, a branch, or some units.
 * @typedef {object} Group
 * @property {number} channel of the input, or the branch's number
 * @property {number} rows
 * @property {number} columns
 * @property {Float32Array} values (rows, columns)
 * @property {Uint8Array | null} outside 1 where a value is padding; null where none is
 * @property {Float32Array | null} weights (rows, columns); null where there are none
 * @property {number} times what their sum is multiplied with before it is added to the others'
 * @property {number} total what the group adds
 */

/** What is done with the numbers of all groups. @typedef {"sum" | "largest" | "mean" | "length" | "product" | "formula" | "same"} Rule */

/**
 * @typedef {object} Making
 * @property {Rule} rule
 * @property {Group[]} groups
 * @property {number | null} bias
 * @property {number} before what the rule gives
 * @property {string} activation "linear" where nothing is done with it
 * @property {number} value
 * @property {{branch?: number, map: number, cell?: Pair}} [source] of the rule "same": whose number it is
 * @property {string} [formula] of the rule "formula": in symbols
 * @property {[string, number][]} [terms] what these symbols stand for
 */

/** @typedef {(question: Question) => Making} Maker */

/** @type {Map<string, Maker>} */
const makers = new Map();

/** @param {readonly string[]} kinds @param {Maker} maker */
export function register(kinds, maker) {
  for (const kind of kinds) makers.set(kind, maker);
}

/** How a cell of a layer came to be; null for a kind that the page knows nothing about. @param {Question} question */
export const explain = (question) => makers.get(question.layer.kind)?.(question) ?? null;

/** @param {Omit<Group, "outside" | "weights" | "times" | "total"> & Partial<Group>} group @returns {Group} */
export function group({ outside = null, weights = null, times = 1, ...read }) {
  let sum = 0;
  for (let i = 0; i < read.values.length; i += 1) sum += read.values[i] * (weights ? weights[i] : 1);
  return { outside, weights, times, total: sum * times, ...read };
}

/** @param {Rule} rule @param {Group[]} groups @param {number} before @returns {Making} a making with nothing behind the rule */
export const made = (rule, groups, before) => ({
  rule,
  groups,
  bias: null,
  before,
  activation: "linear",
  value: before,
});

/** One number that is read. @param {number} channel @param {number} value @returns {Group} */
export const one = (channel, value) =>
  group({ channel, rows: 1, columns: 1, values: Float32Array.of(value) });
