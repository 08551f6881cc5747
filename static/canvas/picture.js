/** A picture of a dataset as pixels: uint8, one channel or three. */

import { palette } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */

/**
 * Paint one picture at its own size; CSS scales it.
 * @param {HTMLCanvasElement} canvas
 * @param {{shape: number[], data: Uint8Array}} picture shape (height, width, channels)
 * @param {Theme} theme grey pictures have a light ground on a light page
 */
export function paintPicture(canvas, { shape: [height, width, channels], data }, theme) {
  canvas.width = width;
  canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const pixels = context.createImageData(width, height);
  if (channels === 1) {
    const table = palette("gray", theme);
    const target = new Uint32Array(pixels.data.buffer);
    for (let p = 0; p < target.length; p += 1) target[p] = table[data[p]];
  } else {
    for (let p = 0; p < width * height; p += 1) {
      for (let c = 0; c < 3; c += 1) pixels.data[4 * p + c] = data[channels * p + c];
      pixels.data[4 * p + 3] = 255;
    }
  }
  context.putImageData(pixels, 0, 0);
}
