import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNpy } from "../../static/api/npy.js";
import { npy } from "./arrays.mjs";

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
