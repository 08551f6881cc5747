/** A reader of NumPy's .npy format (versions 1 to 3), for the few types that the server sends. */

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** @type {Record<string, new (buffer: ArrayBuffer) => Uint8Array | Int32Array | Float32Array | Float64Array>} */
const TYPES = { "|u1": Uint8Array, "<i4": Int32Array, "<f4": Float32Array, "<f8": Float64Array };

/** @param {DataView} view @returns {{start: number, length: number}} where the header text stands */
function headerPlace(view) {
  return view.getUint8(6) === 1
    ? { start: 10, length: view.getUint16(8, true) }
    : { start: 12, length: view.getUint32(8, true) };
}

/** @param {string} header @param {RegExp} pattern @returns {string} */
function field(header, pattern) {
  const match = pattern.exec(header);
  if (!match)
    throw new Error(`The .npy header must give descr, fortran_order and shape. Received: ${header}`);
  return match[1];
}

/**
 * Read one array.
 * @param {ArrayBuffer} buffer the whole file
 * @returns {{shape: number[], data: Uint8Array | Int32Array | Float32Array | Float64Array}} data in C order
 */
export function parseNpy(buffer) {
  const view = new DataView(buffer);
  if (MAGIC.some((byte, i) => view.byteLength < 10 || view.getUint8(i) !== byte)) {
    throw new Error("An .npy file must begin with \\x93NUMPY.");
  }
  const { start, length } = headerPlace(view);
  const header = new TextDecoder().decode(new Uint8Array(buffer, start, length));
  const type = field(header, /'descr':\s*'([^']+)'/);
  if (field(header, /'fortran_order':\s*(\w+)/) !== "False") throw new Error("Arrays must be in C order.");
  const shape = field(header, /'shape':\s*\(([^)]*)\)/)
    .split(",")
    .filter((n) => n.trim())
    .map(Number);
  const Type = TYPES[type];
  if (!Type) throw new Error(`The type of the array must be u1, i4, f4 or f8. Received: ${type}`);
  const data = new Type(buffer.slice(start + length));
  const count = shape.reduce((product, n) => product * n, 1);
  if (data.length !== count)
    throw new Error(`The array must hold ${count} numbers. Received: ${data.length}`);
  return { shape, data };
}
