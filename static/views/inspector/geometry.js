/** Where the window of a layer stands, in cells of the padded input. */

/** @import { LayerFacts, Pair, WindowFacts } from "../../types.d.ts" */
/** @typedef {{input: Pair, padded: Pair, output: Pair, pad: [Pair, Pair], kernel: Pair, strides: Pair, dilation: Pair, reach: Pair, unused: Pair}} Geometry */

/** @param {LayerFacts & {window: WindowFacts}} known @returns {Geometry} */
export function geometry({ input_shape, output_shape, window }) {
  const { kernel, strides, dilation, pad, unused } = window;
  /** @type {Pair} */
  const input = [input_shape[0], input_shape[1]];
  return {
    input,
    padded: [input[0] + pad[0][0] + pad[0][1], input[1] + pad[1][0] + pad[1][1]],
    output: [output_shape[0], output_shape[1]],
    pad,
    kernel,
    strides,
    dilation,
    reach: [dilation[0] * (kernel[0] - 1) + 1, dilation[1] * (kernel[1] - 1) + 1],
    unused,
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
