import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNpy } from "../../static/api/npy.js";

/** @param {string} descr @param {string} shape @param {Uint8Array} body @param {{version?: number, order?: string}} [options] */
function npy(descr, shape, body, { version = 1, order = "False" } = {}) {
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

test("pictures are read with their shape", () => {
  const { shape, data } = parseNpy(npy("|u1", "(1, 2, 2, 1)", Uint8Array.of(1, 2, 3, 255)));
  assert.deepEqual(shape, [1, 2, 2, 1]);
  assert.deepEqual([...data], [1, 2, 3, 255]);
});

test("float32, a vector's trailing comma and version 2 are understood", () => {
  const body = new Uint8Array(Float32Array.of(0.5, -2).buffer);
  const { shape, data } = parseNpy(npy("<f4", "(2,)", body, { version: 2 }));
  assert.deepEqual(shape, [2]);
  assert.deepEqual([...data], [0.5, -2]);
});

test("a single number has an empty shape", () => {
  assert.deepEqual(parseNpy(npy("|u1", "()", Uint8Array.of(7))).shape, []);
});

test("what is no .npy, or not as promised, is refused in words", () => {
  assert.throws(() => parseNpy(new ArrayBuffer(4)), /must begin with/);
  assert.throws(() => parseNpy(npy("|O", "(1,)", Uint8Array.of(1))), /Received: \|O/);
  assert.throws(() => parseNpy(npy("|u1", "(3,)", Uint8Array.of(1))), /must hold 3 numbers. Received: 1/);
  assert.throws(() => parseNpy(npy("|u1", "(1,)", Uint8Array.of(1), { order: "True" })), /C order/);
});
