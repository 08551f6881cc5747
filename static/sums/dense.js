/** What a dense unit makes of all its inputs, and what a transposed convolution gathers. */

import { group, register } from "./sum.js";
import { gridOf } from "./tensor.js";
import { filtered } from "./window.js";

/** @import { Group, Question } from "./sum.js" */

/** All inputs with their weights: as the maps that they were before, or in a square. @param {Question} question @param {number} unit @returns {Group[]} */
function joined({ inputs: [{ data }], weights: { kernel }, folded }, unit) {
  const units = kernel.shape[1];
  const own = Math.min(unit, units - 1);
  const weight = (/** @type {number} */ i) => kernel.data[i * units + own];
  if (folded?.length !== 3) {
    const columns = Math.ceil(Math.sqrt(data.length));
    const values = Float32Array.from(data);
    return [
      group({
        channel: 0,
        rows: Math.ceil(data.length / columns),
        columns,
        values,
        weights: values.map((_, i) => weight(i)),
      }),
    ];
  }
  const [rows, columns, channels] = gridOf(folded);
  return Array.from({ length: channels }, (_, channel) => {
    const places = Int32Array.from({ length: rows * columns }, (_, i) => i * channels + channel);
    const weights = Float32Array.from(places, weight);
    return group({ channel, rows, columns, values: Float32Array.from(places, (i) => data[i]), weights });
  });
}

/** The input cells that reach one output cell along an axis, each with the place in the kernel that it does it with. @param {Question} question @param {number} axis @returns {{from: number, tap: number}[]} */
function reaching({ layer, known, cell }, axis) {
  const [kernel, stride, dilation] = [
    layer.kernel_size ?? 3,
    layer.strides ?? 1,
    layer.dilation_rate ?? 1,
  ].map((size) => Number(Array.isArray(size) ? size[axis] : size));
  const extent = dilation * (kernel - 1) + 1;
  const cut = layer.padding === "same" ? Math.floor(Math.max(extent - stride, 0) / 2) : 0;
  return Array.from({ length: known.input_shape[axis] }, (_, from) => {
    const place = cell[axis] + cut - from * stride;
    return { from, tap: place / dilation };
  }).filter(({ tap }) => Number.isInteger(tap) && tap >= 0 && tap < kernel);
}

/** What is written into one cell. @param {Question} question @param {number} filter @returns {Group[]} */
function gathered(question, filter) {
  const { inputs, weights, known } = question;
  const [, columns, filters, channels] = weights.kernel.shape;
  const own = Math.min(filter, filters - 1);
  const [down, across] = [reaching(question, 0), reaching(question, 1)];
  const width = known.input_shape[1];
  const pairs = down.flatMap((row) => across.map((column) => ({ row, column })));
  return Array.from({ length: channels }, (_, channel) =>
    group({
      channel,
      rows: down.length,
      columns: across.length,
      values: Float32Array.from(
        pairs,
        ({ row, column }) => inputs[0].data[(row.from * width + column.from) * channels + channel],
      ),
      weights: Float32Array.from(
        pairs,
        ({ row, column }) =>
          weights.kernel.data[((row.tap * columns + column.tap) * filters + own) * channels + channel],
      ),
    }),
  );
}

register(["Dense"], filtered(joined));
register(["Conv2DTranspose"], filtered(gathered));
