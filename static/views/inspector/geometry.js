/** Where the window of a layer stands, in cells of the padded input. */

/** @import { LayerFacts, Pair } from "../../types.d.ts" */
/**
 * @typedef {object} Geometry
 * @property {Pair} input cells that the window slides over
 * @property {Pair} padded the same with the padding around them
 * @property {Pair} output positions of the window
 * @property {[Pair, Pair]} pad
 * @property {Pair} kernel
 * @property {Pair} strides
 * @property {Pair} dilation
 * @property {Pair} reach cells from the first that the window covers to the last
 * @property {Pair} unused
 * @property {boolean} backward true where the window slides over the layer's output, and writes
 */

/** @param {LayerFacts} known @returns {Geometry | null} null for layers without a window */
export function geometry({ input_shape, output_shape, window, writes }) {
  const facts = window ?? writes;
  if (!facts) return null;
  const [under, made] = window ? [input_shape, output_shape] : [output_shape, input_shape];
  const { kernel, strides, dilation, pad, unused } = facts;
  return {
    input: [under[0], under[1]],
    padded: [under[0] + pad[0][0] + pad[0][1], under[1] + pad[1][0] + pad[1][1]],
    output: [made[0], made[1]],
    pad,
    kernel,
    strides,
    dilation,
    reach: [dilation[0] * (kernel[0] - 1) + 1, dilation[1] * (kernel[1] - 1) + 1],
    unused,
    backward: !window,
  };
}

/** Top left of the window that makes an output cell. @param {Geometry} shape @param {Pair} cell @returns {Pair} */
export const originAt = ({ strides }, [row, column]) => [row * strides[0], column * strides[1]];

/** The output cell whose window is centred nearest to a cell of the padded input. @param {Geometry} shape @param {Pair} place @returns {Pair} */
export function outputAt({ strides, reach, output }, place) {
  const [row, column] = place.map((cell, axis) => {
    const origin = Math.round((cell - (reach[axis] - 1) / 2) / strides[axis]);
    return Math.min(Math.max(origin, 0), output[axis] - 1);
  });
  return [row, column];
}

/** The cells that the window reads, from its top left. @param {Geometry} shape @returns {Pair[]} */
export const taps = ({ kernel, dilation }) =>
  Array.from({ length: kernel[0] * kernel[1] }, (_, i) => [
    Math.floor(i / kernel[1]) * dilation[0],
    (i % kernel[1]) * dilation[1],
  ]);

/** Rows (axis 0) or columns (1) of the padded input that no position of the window reads, as runs. @param {Geometry} shape @param {0 | 1} axis @returns {{start: number, count: number}[]} */
export function unreadRuns({ padded, output, strides, dilation, kernel }, axis) {
  const read = new Set();
  for (let position = 0; position < output[axis]; position += 1)
    for (let tap = 0; tap < kernel[axis]; tap += 1) read.add(position * strides[axis] + tap * dilation[axis]);
  /** @type {{start: number, count: number}[]} */
  const runs = [];
  for (let cell = 0; cell < padded[axis]; cell += 1) {
    if (read.has(cell)) continue;
    const last = runs.at(-1);
    if (last && last.start + last.count === cell) last.count += 1;
    else runs.push({ start: cell, count: 1 });
  }
  return runs;
}

/** The layer whose output a layer reads; null for the picture itself. @param {{id: string, path: string}[]} places in the order of the walk @param {string} id @returns {string | null} */
export function sourceOf(places, id) {
  const byPath = new Map(places.map((place) => [place.path, place.id]));
  const path = places.find((place) => place.id === id)?.path ?? "";
  const match = /^(?:(.*)\/branches\/\d+|layers)\/(\d+)$/.exec(path);
  if (!match) return null;
  const index = Number(match[2]);
  if (index > 0) return byPath.get(path.replace(/\d+$/, String(index - 1))) ?? null;
  /** @type {string | null} */
  const above = match[1] === undefined ? null : (byPath.get(match[1]) ?? null);
  return above === null ? null : sourceOf(places, above);
}
