/** What a sliding window reads, and what convolution and pooling make of it. */

import { activated } from "./activations.js";
import { group, made, register } from "./sum.js";
import { entryOf, gridOf, kernelOf, numberAt } from "./tensor.js";

/** @import { LayerFacts, Pair, Tensor } from "../types.d.ts" */
/** @import { Group, Making, Question } from "./sum.js" */

/** @typedef {{row: number, column: number, outside: boolean}} Tap a cell of the input, mirrored where the padding is */

/** @param {number} at @param {number} size @returns {number} the cell that a mirror at the border shows */
const mirrored = (at, size) => size - 1 - Math.abs(size - 1 - Math.abs(at));

/** The cells that the window reads. @param {LayerFacts} known @param {Pair} cell @param {boolean} mirrors @returns {Tap[]} */
function taps({ window, input_shape: [height, width] }, [row, column], mirrors) {
  const { kernel, strides, dilation, pad } = /** @type {NonNullable<LayerFacts["window"]>} */ (window);
  return Array.from({ length: kernel[0] * kernel[1] }, (_, tap) => {
    const y = row * strides[0] - pad[0][0] + Math.floor(tap / kernel[1]) * dilation[0];
    const x = column * strides[1] - pad[1][0] + (tap % kernel[1]) * dilation[1];
    const outside = y < 0 || x < 0 || y >= height || x >= width;
    return mirrors && outside
      ? { row: mirrored(y, height), column: mirrored(x, width), outside }
      : { row: y, column: x, outside };
  });
}

/** A window of one channel. @param {Question} question @param {number} channel @param {Float32Array | null} weights @returns {Group} */
function read({ layer, known, inputs: [input], cell }, channel, weights) {
  const mirrors = layer.padding_mode === "reflect";
  const cells = taps(known, cell, mirrors);
  const [rows, columns] = /** @type {NonNullable<LayerFacts["window"]>} */ (known.window).kernel;
  const values = cells.map(({ row, column, outside }) =>
    outside && !mirrors ? 0 : numberAt(input, [row, column], channel),
  );
  const outside = cells.some((tap) => tap.outside)
    ? Uint8Array.from(cells, (tap) => Number(tap.outside))
    : null;
  return group({ channel, rows, columns, values: Float32Array.from(values), outside, weights });
}

/** @param {number} from @param {number} count */
const counted = (from, count) => Array.from({ length: count }, (_, i) => from + i);

/** Groups of a filter: a window and a kernel for each channel that it reads. @typedef {(question: Question, filter: number) => Group[]} Reader */

/** @type {Reader} */
function convolved(question, filter) {
  const { kernel } = question.weights;
  const filters = question.known.output_shape[2];
  const channels = kernel.shape[2];
  const first = Math.floor(filter / (filters / Number(question.layer.groups ?? 1))) * channels;
  return counted(0, channels).map((c) => read(question, first + c, kernelOf(kernel, c, filter)));
}

/** @type {Reader} */
function convolvedByDepth(question, filter) {
  const many = Number(question.layer.depth_multiplier ?? 1);
  const channel = Math.floor(filter / many);
  return [read(question, channel, kernelOf(question.weights.kernel, channel, filter % many))];
}

/** @type {Reader} */
function convolvedApart(question, filter) {
  const { depthwise_kernel: depth, pointwise_kernel: point } = question.weights;
  const many = depth.shape[3];
  return counted(0, depth.shape[2] * many).map((middle) => {
    const channel = Math.floor(middle / many);
    const [times] = kernelOf(point, middle, filter);
    const window = read(question, channel, kernelOf(depth, channel, middle % many));
    return { ...window, channel: middle, times, total: window.total * times };
  });
}

/** @param {Group[]} groups @param {number} bias */
const sumOf = (groups, bias) => groups.reduce((sum, { total }) => sum + total, bias);

/** What a filter makes: products, summed, a bias, and a nonlinearity. @param {Reader} reader */
export const filtered = (reader) => /** @param {Question} question @returns {Making} */ (question) => {
  const { layer, known, weights, channel } = question;
  const groups = reader(question, channel);
  const bias = weights.bias ? entryOf(weights.bias, channel) : null;
  const before = sumOf(groups, bias ?? 0);
  const activation = String(layer.activation ?? "linear");
  const whole = !weights.bias || weights.bias.data.length === known.output_shape.at(-1);
  const other = (/** @type {number} */ i) =>
    whole ? sumOf(reader(question, i), weights.bias ? entryOf(weights.bias, i) : 0) : null;
  const value = activated(activation, before, other, channel, known.output_shape.at(-1) ?? 1);
  return { rule: "sum", groups, bias, before, activation, value };
};

/** The numbers that pooling counts: padding "same" is left out, any other is zeros. @param {Question} question @param {Group} window */
const counting = ({ layer }, { values, outside }) =>
  Array.from(values).filter((_, i) => layer.padding !== "same" || !outside?.[i]);

/** @param {"largest" | "mean" | "length"} rule @param {(values: number[]) => number} reduce */
const pooled = (rule, reduce) => /** @param {Question} question */ (question) => {
  const window = read(question, question.channel, null);
  return made(rule, [window], reduce(counting(question, window)));
};

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** @param {number[]} values */
const length = (values) =>
  Math.sqrt(
    Math.max(
      values.reduce((sum, value) => sum + value * value, 0),
      1e-12,
    ),
  );
/** @param {number[]} values */
const largest = (values) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/** A whole map. @param {Tensor} input @param {number} channel @returns {Group} */
function wholeMap(input, channel) {
  const [rows, columns, channels] = gridOf(input.shape);
  const values = Float32Array.from({ length: rows * columns }, (_, i) => input.data[i * channels + channel]);
  return group({ channel, rows, columns, values });
}

/** @param {"largest" | "mean"} rule @param {(values: number[]) => number} reduce */
const pooledWhole =
  (rule, reduce) =>
  /** @param {Question} question */
  ({ inputs: [input], channel }) => {
    const map = wholeMap(input, channel);
    return made(rule, [map], reduce(Array.from(map.values)));
  };

register(["Conv2D"], filtered(convolved));
register(["DepthwiseConv2D"], filtered(convolvedByDepth));
register(["SeparableConv2D"], filtered(convolvedApart));
register(["MaxPooling2D"], pooled("largest", largest));
register(["AveragePooling2D"], pooled("mean", mean));
register(["L2Pooling2D"], pooled("length", length));
register(["GlobalAveragePooling2D"], pooledWhole("mean", mean));
register(["GlobalMaxPooling2D"], pooledWhole("largest", largest));
