/** Reading numbers out of arrays in C order. */

/** @import { Pair, Tensor } from "../types.d.ts" */

/** @param {readonly number[]} shape @returns {[number, number, number]} height, width, channels; a vector is one cell of many channels */
export const gridOf = (shape) =>
  shape.length === 3 ? [shape[0], shape[1], shape[2]] : [1, 1, shape[0] ?? 1];

/** @param {Tensor} tensor (height, width, channels) or (units,) @param {Pair} cell @param {number} channel */
export function numberAt({ shape, data }, [row, column], channel) {
  const [, width, channels] = gridOf(shape);
  return data[(row * width + column) * channels + channel];
}

/** One entry, where weights may have been cut to the one channel that is asked for. @param {Tensor | undefined} tensor @param {number} channel @param {number} [otherwise] */
export const entryOf = (tensor, channel, otherwise = 0) =>
  tensor ? tensor.data[Math.min(channel, tensor.data.length - 1)] : otherwise;

/**
 * The kernel of one filter and one of the channels that it reads.
 * @param {Tensor} kernel (rows, columns, channels, filters); `filters` is 1 where it was cut to the one
 * @param {number} channel @param {number} filter @returns {Float32Array}
 */
export function kernelOf({ shape: [rows, columns, channels, filters], data }, channel, filter) {
  const own = Math.min(filter, filters - 1);
  return Float32Array.from(
    { length: rows * columns },
    (_, tap) => data[(tap * channels + channel) * filters + own],
  );
}
