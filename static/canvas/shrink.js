/** Pictures made small enough to send: the server has no use for more pixels. */

/** Pixels of the longer side. */
const LONGEST = 512;

/** @param {number} width @param {number} height @returns {[number, number]} no side longer than may be */
export function shrunkSize(width, height) {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/**
 * A picture as a JPEG file, on white where it is transparent.
 * @param {CanvasImageSource} picture @param {number} width @param {number} height @returns {Promise<Blob>}
 */
export function shrunk(picture, width, height) {
  const canvas = new OffscreenCanvas(...shrunkSize(width, height));
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
}
