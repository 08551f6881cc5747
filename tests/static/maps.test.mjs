import assert from "node:assert/strict";
import { test } from "node:test";
import { cellAt, cellPlace, fitGrid, placeIn } from "../../static/canvas/grid.js";
import { extent, isSigned, paletteFor, peakOf, ramp, strongest, valueAt } from "../../static/canvas/maps.js";
import { colourMap, sampling } from "../../static/canvas/paint.js";
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

test("units in groups stand in whole groups, and not in a tower, where there is room", () => {
  const grid = fitGrid(784, 1, 116, 290, { multiple: 16 });
  assert.equal(grid.columns % 16, 0);
  assert.ok(grid.rows <= 1.5 * grid.columns);
  const large = fitGrid(25_088, 1, 116, 290, { multiple: 512 });
  assert.ok(large.columns * large.width <= 116);
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

test("a place inside a map is a share of its sides, and never the whole", () => {
  const grid = fitGrid(2, 1, 42, 20);
  const [x, y] = cellPlace(grid, 1);
  assert.deepEqual(placeIn(grid, x, y, 1), { x: 0, y: 0 });
  assert.deepEqual(placeIn(grid, x + grid.width, y + grid.height / 2, 1), { x: 0.9999, y: 0.5 });
});

/**
 * What a screen of as many pixels as the map has cells shows.
 * @param {import("../../static/canvas/maps.js").Maps} maps @param {import("../../static/canvas/maps.js").Range} range
 * @param {"light" | "dark"} theme @param {number} [i] @param {[number, number]} [pixels]
 */
function coloured(maps, range, theme, i = 0, [tall, wide] = [maps.shape[0], maps.shape[1]]) {
  const target = new Uint32Array(tall * wide);
  const samples = Math.max(1, Math.min(3, Math.ceil(maps.shape[1] / wide)));
  const cells = {
    xs: sampling(wide, maps.shape[1], samples),
    ys: sampling(tall, maps.shape[0], 1),
    across: samples,
    down: 1,
  };
  const signed = isSigned(maps);
  const colours = ramp(maps, i, strongest(maps, range, i), signed);
  colourMap(maps, i, colours, paletteFor(signed, theme), cells, target, 0, wide);
  return [...target];
}

test("zero is the first colour of a map without negative values", () => {
  const maps = { shape: [1, 2, 1], low: [0], high: [4], data: Uint8Array.of(0, 255) };
  const table = palette("sequential", "light");
  assert.deepEqual(coloured(maps, "layer", "light"), [table[0], table[SIZE - 1]]);
});

test("zero is the middle colour of a signed map, and signs get equal strength", () => {
  const maps = { shape: [1, 3, 1], low: [-1], high: [1], data: Uint8Array.of(0, 127, 255) };
  const pixels = coloured(maps, "layer", "dark");
  const table = palette("diverging", "dark");
  assert.deepEqual([pixels[0], pixels[2]], [table[0], table[SIZE - 1]]);
  assert.ok([table[127], table[128]].includes(pixels[1]));
});

test("one range for the layer keeps a weak map weak, its own makes it strong", () => {
  const maps = { shape: [1, 1, 2], low: [0, 0], high: [1, 10], data: Uint8Array.of(255, 255) };
  const table = palette("sequential", "light");
  assert.notEqual(coloured(maps, "layer", "light")[0], table[SIZE - 1]);
  assert.equal(coloured(maps, "map", "light")[0], table[SIZE - 1]);
});

test("a fixed range makes equal values of different layers equal, and cuts what is beyond", () => {
  const weak = { shape: [1, 1, 1], low: [0], high: [1], data: Uint8Array.of(255) };
  const strong = { shape: [1, 2, 1], low: [0], high: [4], data: Uint8Array.of(64, 255) };
  const [same, beyond] = coloured(strong, 2, "light");
  assert.equal(coloured(weak, 2, "light")[0], same);
  assert.equal(beyond, palette("sequential", "light")[SIZE - 1]);
});

test("a pixel of many cells is their mean, a cell of many pixels is all of them", () => {
  const maps = { shape: [1, 2, 1], low: [0], high: [1], data: Uint8Array.of(0, 255) };
  const table = palette("sequential", "light");
  assert.deepEqual(coloured(maps, "layer", "light", 0, [1, 1]), [table[128]]);
  assert.deepEqual(coloured(maps, "layer", "light", 0, [1, 4]), [table[0], table[0], table[255], table[255]]);
});

test("a map that is zero everywhere has the colour of zero", () => {
  const maps = { shape: [1, 2, 1], low: [0], high: [0], data: Uint8Array.of(0, 0) };
  assert.deepEqual(coloured(maps, "layer", "light"), Array(2).fill(palette("sequential", "light")[0]));
});
