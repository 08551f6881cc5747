/** Maps made larger, framed or cut: each cell is one of the input's, lies between some, or is padding. */

import { readBy } from "./reads.js";
import { group, made, register } from "./sum.js";
import { gridOf, numberAt } from "./tensor.js";

/** @import { LayerFacts, Pair } from "../types.d.ts" */
/** @import { Making, Question } from "./sum.js" */

/** @param {LayerFacts} known @param {Pair} cell @returns {Pair[]} first and last row, first and last column */
const sources = ({ reads }, cell) =>
  cell.map((at, axis) => readBy(/** @type {NonNullable<LayerFacts["reads"]>} */ (reads)[axis], [at, at]));

/** How much the second of two neighbouring cells counts. @param {number} at @param {number} factor */
function nearness(at, factor) {
  const place = (at + 0.5) / factor - 0.5;
  return place - Math.floor(place);
}

/** @param {Question} question @returns {Making} */
function between(question) {
  const { layer, known, cell, channel, inputs } = question;
  const [rows, columns] = sources(known, cell);
  const factors = [layer.size ?? 2].flat().map(Number);
  const shares = [rows, columns].map(([low, high], axis) => {
    const near = nearness(cell[axis], factors[axis] ?? factors[0]);
    return low === high ? [1] : [1 - near, near];
  });
  const places = shares[0].flatMap((_, i) =>
    shares[1].map((_, j) => /** @type {Pair} */ ([rows[0] + i, columns[0] + j])),
  );
  const weights = shares[0].flatMap((down) => shares[1].map((across) => down * across));
  const read = group({
    channel,
    rows: shares[0].length,
    columns: shares[1].length,
    values: Float32Array.from(places, (place) => numberAt(inputs[0], place, channel)),
    weights: Float32Array.from(weights),
  });
  return made("sum", [read], read.total);
}

/** @param {Question} question @returns {Making} */
function moved({ known, cell, channel, inputs: [input] }) {
  const [[row], [column]] = sources(known, cell);
  const [height, width] = gridOf(input.shape);
  const outside = row < 0 || column < 0 || row >= height || column >= width;
  const value = outside ? 0 : numberAt(input, [row, column], channel);
  return {
    ...made("same", [], value),
    ...(outside ? {} : { source: { map: channel, cell: [row, column] } }),
  };
}

register(["UpSampling2D"], (question) =>
  question.layer.interpolation === "bilinear" ? between(question) : moved(question),
);
register(["ZeroPadding2D", "Cropping2D"], moved);
