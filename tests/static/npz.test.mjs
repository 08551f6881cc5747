import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNpz } from "../../static/api/npz.js";
import { floats, npz } from "./arrays.mjs";

const arrays = { "@picture": floats([1, 2, 1], [0, 1]), "conv/kernel": floats([1, 1, 1, 2], [0.5, -2]) };

for (const level of /** @type {const} */ ([0, 6]))
  test(`all arrays are read by name, at compression ${level}`, () => {
    const found = parseNpz(npz(arrays, level).buffer);
    assert.deepEqual([...found.keys()], ["@picture", "conv/kernel"]);
    assert.deepEqual(found.get("@picture")?.shape, [1, 2, 1]);
    assert.deepEqual([...(found.get("conv/kernel")?.data ?? [])], [0.5, -2]);
  });

test("what is no archive is refused", () => {
  assert.throws(() => parseNpz(new ArrayBuffer(8)), /invalid zip/);
});
