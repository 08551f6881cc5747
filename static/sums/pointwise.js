/** Layers that make each cell of few numbers: activations, merges, and those that only hand numbers on. */

import { activated } from "./activations.js";
import { made, one, register } from "./sum.js";
import { gridOf, numberAt } from "./tensor.js";

/** @import { Making, Question, Rule } from "./sum.js" */

/** @param {Question} question @param {number} [channel] @returns {number} the number in the same place of the input */
const below = ({ inputs: [input], cell, channel: own }, channel = own) => numberAt(input, cell, channel);

/** @param {Question} question @returns {Making} */
function activation(question) {
  const { layer, known, channel } = question;
  const before = below(question);
  const name = String(layer.activation ?? "relu");
  const channels = known.output_shape.at(-1) ?? 1;
  const value = activated(name, before, (i) => below(question, i), channel, channels);
  return {
    ...made("same", [one(channel, before)], before),
    source: { map: channel },
    activation: name,
    value,
  };
}

/** Below 0 a slope, above as it is. @param {(question: Question) => number} slopeOf */
const leaking = (slopeOf) => /** @param {Question} question @returns {Making} */ (question) => {
  const x = below(question);
  const slope = slopeOf(question);
  const value = x > 0 ? x : slope * x;
  return {
    ...made("formula", [], value),
    formula: x > 0 ? "x" : "a · x",
    terms:
      x > 0
        ? [["x", x]]
        : [
            ["a", slope],
            ["x", x],
          ],
  };
};

/** @param {Question} question */
function slopeOfPReLU({ weights: { alpha }, cell: [row, column], channel }) {
  const [, width, channels] = gridOf(alpha.shape);
  const shared = alpha.shape.length === 3 && alpha.shape[0] === 1;
  return alpha.data[
    shared
      ? Math.min(channel, channels - 1)
      : (row * width + column) * channels + Math.min(channel, channels - 1)
  ];
}

/** @param {Question} question @returns {Making} */
function maxout(question) {
  const pieces = Number(question.layer.pieces ?? 2);
  const groups = Array.from({ length: pieces }, (_, i) => {
    const channel = question.channel * pieces + i;
    return one(channel, below(question, channel));
  });
  return made("largest", groups, Math.max(...groups.map(({ total }) => total)));
}

/** @param {Question} question @returns {Making} */
const handedOn = (question) => ({
  ...made("same", [], below(question)),
  source: { map: question.channel },
});

/** The same numbers in another order: counted through the channels of a pixel, then the next pixel. @param {Question} question @returns {Making} */
function reordered({ known, inputs: [{ shape, data }], cell: [row, column], channel }) {
  const [, width, channels] = gridOf(known.output_shape);
  const index = (row * width + column) * channels + channel;
  const [, wide, deep] = gridOf(shape);
  const pixel = Math.floor(index / deep);
  return {
    ...made("same", [], data[index]),
    source: { map: index % deep, cell: [Math.floor(pixel / wide), pixel % wide] },
  };
}

/** @type {Record<string, {rule: Rule, reduce: (values: number[]) => number}>} */
const MERGES = {
  add: { rule: "sum", reduce: (values) => values.reduce((sum, value) => sum + value, 0) },
  multiply: { rule: "product", reduce: (values) => values.reduce((product, value) => product * value, 1) },
  average: {
    rule: "mean",
    reduce: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  },
  maximum: { rule: "largest", reduce: (values) => Math.max(...values) },
};

/** @param {Question} question @returns {Making} */
function merged({ layer, inputs, cell, channel }) {
  const merge = MERGES[String(layer.merge ?? "add")];
  if (!merge) return concatenated(inputs, cell, channel);
  const values = inputs.map((input) => numberAt(input, cell, channel));
  return made(
    merge.rule,
    values.map((value, branch) => one(branch, value)),
    merge.reduce(values),
  );
}

/** @param {Question["inputs"]} inputs @param {Question["cell"]} cell @param {number} channel @returns {Making} */
function concatenated(inputs, cell, channel) {
  let offset = 0;
  for (const [branch, input] of inputs.entries()) {
    const [, , channels] = gridOf(input.shape);
    if (channel < offset + channels) {
      const value = numberAt(input, cell, channel - offset);
      return { ...made("same", [], value), source: { branch, map: channel - offset } };
    }
    offset += channels;
  }
  return made("same", [], 0);
}

register(["Activation"], activation);
register(
  ["LeakyReLU"],
  leaking(({ layer }) => Number(layer.negative_slope ?? 0.3)),
);
register(["PReLU"], leaking(slopeOfPReLU));
register(["Maxout"], maxout);
register(["Dropout", "SpatialDropout2D", "GaussianNoise"], handedOn);
register(["Flatten", "Reshape"], reordered);
register(["Parallel"], merged);
