/** Normalization: a number brought to the common scale of some others. */

import { made, register } from "./sum.js";
import { entryOf, gridOf, numberAt } from "./tensor.js";

/** @import { Making, Question } from "./sum.js" */
/** @typedef {{mean: number, variance: number}} Scale */

/** @param {Iterable<number>} values @returns {Scale} */
function scaleOf(values) {
  let [count, sum, squares] = [0, 0, 0];
  for (const value of values) {
    count += 1;
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  return { mean, variance: Math.max(squares / count - mean * mean, 0) };
}

/** The channels of one pixel. @param {Question} question */
const ofPixel = ({ inputs: [input], cell }) =>
  Array.from({ length: input.shape.at(-1) ?? 1 }, (_, channel) => numberAt(input, cell, channel));

/** The whole maps of a group of channels. @param {Question} question @param {number} groups */
function* ofGroup({ inputs: [input], channel }, groups) {
  const [height, width, channels] = gridOf(input.shape);
  const many = channels / (groups > 0 ? groups : channels);
  const first = Math.floor(channel / many) * many;
  for (let pixel = 0; pixel < height * width; pixel += 1)
    for (let c = first; c < first + many; c += 1) yield input.data[pixel * channels + c];
}

/** @param {Question} question @param {Scale} scale @param {number} epsilon @returns {Making} */
function normalized({ inputs: [input], weights, cell, channel }, { mean, variance }, epsilon) {
  const x = numberAt(input, cell, channel);
  const gamma = entryOf(weights.gamma, channel, 1);
  const beta = entryOf(weights.beta, channel, 0);
  const value = (gamma * (x - mean)) / Math.sqrt(variance + epsilon) + beta;
  return {
    ...made("formula", [], value),
    formula: "γ · (x − μ) / √(σ² + ε) + β",
    terms: [
      ["x", x],
      ["μ", mean],
      ["σ²", variance],
      ["γ", gamma],
      ["β", beta],
      ["ε", epsilon],
    ],
  };
}

/** @param {(question: Question) => Scale} scale */
const normalization = (scale) => (/** @type {Question} */ question) =>
  normalized(question, scale(question), Number(question.layer.epsilon ?? 1e-3));

/** @param {Question} question @returns {Making} */
function rootMeanSquare(question) {
  const pixel = ofPixel(question);
  const square = pixel.reduce((sum, value) => sum + value * value, 0) / pixel.length;
  const epsilon = Number(question.layer.epsilon ?? 1e-6);
  const gamma = entryOf(question.weights.scale, question.channel, 1);
  const x = pixel[question.channel];
  const value = (gamma * x) / Math.sqrt(square + epsilon);
  return {
    ...made("formula", [], value),
    formula: "γ · x / √(x̄² + ε)",
    terms: [
      ["x", x],
      ["x̄²", square],
      ["γ", gamma],
      ["ε", epsilon],
    ],
  };
}

register(
  ["BatchNormalization"],
  normalization(({ weights, channel }) => ({
    mean: entryOf(weights.moving_mean, channel),
    variance: entryOf(weights.moving_variance, channel, 1),
  })),
);
register(
  ["LayerNormalization"],
  normalization((question) => scaleOf(ofPixel(question))),
);
register(
  ["GroupNormalization"],
  normalization((question) => scaleOf(ofGroup(question, Number(question.layer.groups ?? 32)))),
);
register(
  ["InstanceNormalization"],
  normalization((question) => scaleOf(ofGroup(question, -1))),
);
register(["RMSNormalization"], rootMeanSquare);
