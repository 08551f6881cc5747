import assert from "node:assert/strict";
import { test } from "node:test";
import { cellAt, cellPlace, colour, extent, fitGrid, peakOf, valueAt } from "../../static/canvas/maps.js";
import { palette, SIZE } from "../../static/canvas/palettes.js";

test("a grid fits its box, whatever is asked", () => {
  for (const count of [1, 3, 8, 16, 64, 512, 784]) {
    const grid = fitGrid(count, 1, 116, 290);
    assert.ok(grid.columns * grid.rows >= count);
    const [x, y] = cellPlace(grid, count - 1);
    assert.ok(x >= 0 && x + grid.width <= 116 && y + grid.height <= 290, `${count} maps`);
  }
});

test("eight square maps in a tall box stand two by two", () => {
  const grid = fitGrid(8, 1, 116, 290);
  assert.deepEqual([grid.columns, grid.rows], [2, 4]);
});

test("a point finds its map, and none between maps or behind the last", () => {
  const grid = fitGrid(3, 1, 100, 100);
  for (const i of [0, 1, 2]) {
    const [x, y] = cellPlace(grid, i);
    assert.equal(cellAt(grid, x + 1, y + 1), i);
  }
  const [x, y] = cellPlace(grid, 3);
  assert.equal(cellAt(grid, x + 1, y + 1), -1);
});

test("a vector is maps of one cell with one range for all", () => {
  const vector = { shape: [3], low: [0], high: [2], data: Uint8Array.of(0, 128, 255) };
  assert.deepEqual(extent(vector.shape), [1, 1, 3]);
  assert.equal(valueAt(vector, 2, 2), 2);
  assert.equal(peakOf(vector), 2);
});

test("zero is the first colour of a map without negative values", () => {
  const maps = { shape: [1, 2, 1], low: [0], high: [4], data: Uint8Array.of(0, 255) };
  const pixels = new Uint32Array(2);
  colour(maps, [0], "layer", "light", pixels);
  const table = palette("sequential", "light");
  assert.deepEqual([...pixels], [table[0], table[SIZE - 1]]);
});

test("zero is the middle colour of a signed map, and signs get equal strength", () => {
  const maps = { shape: [1, 3, 1], low: [-1], high: [1], data: Uint8Array.of(0, 127, 255) };
  const pixels = new Uint32Array(3);
  colour(maps, [0], "layer", "dark", pixels);
  const table = palette("diverging", "dark");
  assert.deepEqual([pixels[0], pixels[2]], [table[0], table[SIZE - 1]]);
  assert.ok([table[127], table[128]].includes(pixels[1]));
});

test("one range for the layer keeps a weak map weak, its own makes it strong", () => {
  const maps = { shape: [1, 1, 2], low: [0, 0], high: [1, 10], data: Uint8Array.of(255, 255) };
  const table = palette("sequential", "light");
  const pixels = new Uint32Array(1);
  colour(maps, [0], "layer", "light", pixels);
  assert.notEqual(pixels[0], table[SIZE - 1]);
  colour(maps, [0], "map", "light", pixels);
  assert.equal(pixels[0], table[SIZE - 1]);
});

test("a map that is zero everywhere has the colour of zero", () => {
  const maps = { shape: [1, 2, 1], low: [0], high: [0], data: Uint8Array.of(0, 0) };
  const pixels = new Uint32Array(2);
  colour(maps, [0], "layer", "light", pixels);
  assert.deepEqual([...pixels], Array(2).fill(palette("sequential", "light")[0]));
});
