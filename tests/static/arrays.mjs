/** NumPy's files, written as NumPy writes them. */

import { createRequire } from "node:module";

const { zipSync } = createRequire(new URL("../../static/package.json", import.meta.url))("fflate");

/** An .npy file. @param {string} descr @param {string} shape @param {Uint8Array} body @param {{version?: number, order?: string}} [options] */
export function npy(descr, shape, body, { version = 1, order = "False" } = {}) {
  const fields = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`;
  const header = `${fields.padEnd(117)}\n`;
  const start = version === 1 ? 10 : 12;
  const file = new Uint8Array(start + header.length + body.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(file.buffer);
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  file.set(new TextEncoder().encode(header), start);
  file.set(body, start + header.length);
  return file.buffer;
}

/** An .npy file of float32. @param {number[]} shape @param {number[]} values */
export const floats = (shape, values) =>
  npy("<f4", `(${shape.map((n) => `${n},`).join(" ")})`, new Uint8Array(Float32Array.from(values).buffer));

/** An .npz file, stored as np.savez does it or deflated. @param {Record<string, ArrayBuffer>} arrays @param {0 | 6} [level] @returns {Uint8Array<ArrayBuffer>} */
export const npz = (arrays, level = 0) =>
  zipSync(
    Object.fromEntries(Object.entries(arrays).map(([name, file]) => [`${name}.npy`, new Uint8Array(file)])),
    { level },
  );
