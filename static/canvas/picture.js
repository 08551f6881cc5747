/** A picture of a dataset as an image: a canvas that stays as it is would be a layer of its own to the browser. */

import { palette } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */
/** @typedef {{shape: number[], data: Uint8Array}} Pixels shape (height, width, channels), one channel or three */

/** @type {HTMLCanvasElement | undefined} */
let scratch;

/** @param {Pixels} picture @param {Theme} theme @param {ImageData} target */
function fill({ shape: [height, width, channels], data }, theme, target) {
  if (channels === 1) {
    const table = palette("gray", theme);
    const pixels = new Uint32Array(target.data.buffer);
    for (let p = 0; p < pixels.length; p += 1) pixels[p] = table[data[p]];
    return;
  }
  for (let p = 0; p < width * height; p += 1) {
    for (let c = 0; c < 3; c += 1) target.data[4 * p + c] = data[channels * p + c];
    target.data[4 * p + 3] = 255;
  }
}

/** One picture at its own size; CSS scales it. @param {Pixels} picture @param {Theme} theme grey pictures have a light ground on a light page @returns {string} its address */
export function imageUrl(picture, theme) {
  const [height, width] = picture.shape;
  scratch ??= document.createElement("canvas");
  [scratch.width, scratch.height] = [width, height];
  const context = /** @type {CanvasRenderingContext2D} */ (
    scratch.getContext("2d", { willReadFrequently: true })
  );
  const pixels = context.createImageData(width, height);
  fill(picture, theme, pixels);
  context.putImageData(pixels, 0, 0);
  return scratch.toDataURL();
}
