/** A reader of NumPy's .npz format: a ZIP archive of .npy files. */

import { unzipSync } from "fflate";
import { parseNpy } from "./npy.js";

/** @import { Tensor } from "../types.d.ts" */

/** @param {Uint8Array} bytes @returns {ArrayBuffer} exactly these bytes */
const alone = (bytes) =>
  /** @type {ArrayBuffer} */ (
    bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
  );

/**
 * Read all arrays.
 * @param {ArrayBuffer} buffer the whole file
 * @returns {Map<string, Tensor>} by name, in the order of the archive
 */
export function parseNpz(buffer) {
  const files = Object.entries(unzipSync(new Uint8Array(buffer)));
  return new Map(files.map(([name, bytes]) => [name.replace(/\.npy$/, ""), parseNpy(alone(bytes))]));
}
