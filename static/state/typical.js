/** How much of their frame the things in a dataset's pictures take. */

/** @import { Pictures } from "../types.d.ts" */

/** From here on a pixel is no ground. */
const SEEN = 32;

/** @param {(at: number) => boolean} seen @param {number} count @returns {number} from the first to the last that is seen */
function span(seen, count) {
  const places = Array.from({ length: count }, (_, at) => at).filter(seen);
  return places.length ? places[places.length - 1] - places[0] + 1 : 0;
}

/** @param {Uint8Array} pixels @param {number} height @param {number} width @returns {number} share of the frame */
function extentOf(pixels, height, width) {
  const lit = (/** @type {number} */ row, /** @type {number} */ column) =>
    pixels[row * width + column] > SEEN;
  const rows = span(
    (row) => pixels.subarray(row * width, (row + 1) * width).some((one) => one > SEEN),
    height,
  );
  const columns = span(
    (column) => Array.from({ length: height }, (_, row) => row).some((row) => lit(row, column)),
    width,
  );
  return Math.max(rows / height, columns / width);
}

/** The share, as most of these grey pictures have it; null for pictures in colours, whose ground is not black. @param {Pictures | null} pictures */
export function typicalExtent(pictures) {
  if (!pictures || pictures.labels.length === 0) return null;
  const [count, height, width, channels] = pictures.shape;
  if (channels !== 1) return null;
  const size = height * width;
  const found = Array.from({ length: count }, (_, i) =>
    extentOf(pictures.data.subarray(i * size, (i + 1) * size), height, width),
  );
  return found.sort((a, b) => a - b)[Math.floor(count / 2)];
}
