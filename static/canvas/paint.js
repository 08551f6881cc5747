/** Paints maps into the cells of a grid, each pixel of the screen once, whatever the size of the maps. */

import { cellPlace } from "./grid.js";
import { extent, isSigned, paletteFor, peakOf, ramp, strongest } from "./maps.js";
import { SIZE } from "./palettes.js";

/** @import { Grid } from "./grid.js" */
/** @import { Maps, Range } from "./maps.js" */
/** @import { Theme } from "./palettes.js" */
/** First and last row, column and map. @typedef {[[number, number], [number, number], [number, number]]} Part */
/**
 * @typedef {object} Style
 * @property {Theme} theme
 * @property {Range} range
 * @property {ArrayLike<number>} maps which ones, in the order of the grid's cells
 * @property {readonly number[]} [marks] the maps to outline, all in one
 * @property {string} [ink] the colour of that outline
 * @property {string} [ground] the colour of the gaps, so that maps of any colour stay apart
 * @property {Part | undefined} [part] what to outline inside the maps
 * @property {string} [partInk] the colour of these outlines
 */

/** Values that one pixel is the mean of, along each axis, where a map has more cells than pixels. */
const MOST_SAMPLES = 3;
/** Maps of fewer CSS pixels show no part of them, and up to so many a thin outline. */
const PART_ROOM = 9;
const THIN_ROOM = 24;

/** One buffer for all canvases, grown as needed: painting allocates nothing. */
const shared = { pixels: /** @type {ImageData | null} */ (null), words: new Uint32Array(0) };

/** @param {number} width @param {number} height */
function bufferOf(width, height) {
  const { pixels } = shared;
  if (!pixels || pixels.width < width || pixels.height < height) {
    const grown = new ImageData(Math.max(width, pixels?.width ?? 0), Math.max(height, pixels?.height ?? 0));
    shared.pixels = grown;
    shared.words = new Uint32Array(grown.data.buffer);
  }
  return { pixels: /** @type {ImageData} */ (shared.pixels), words: shared.words };
}

/** @type {Map<string, number>} */
const inks = new Map();

/** A colour of CSS as one pixel. @param {string} css @returns {number} */
function pixelOf(css) {
  const known = inks.get(css);
  if (known !== undefined) return known;
  const canvas = new OffscreenCanvas(1, 1);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const pixel = new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0];
  inks.set(css, pixel);
  return pixel;
}

/** Which cells of a map the pixels show, `samples` each. @param {number} pixels @param {number} cells @param {number} samples */
export function sampling(pixels, cells, samples) {
  const places = new Int32Array(pixels * samples);
  for (let i = 0; i < places.length; i += 1) places[i] = Math.floor(((i + 0.5) * cells) / (pixels * samples));
  return places;
}

/**
 * Colour one map.
 * @param {Maps} maps @param {number} i @param {{zero: number, slope: number}} ramp @param {Uint32Array} table palette
 * @param {{xs: Int32Array, ys: Int32Array, across: number, down: number}} cells what each pixel shows
 * @param {Uint32Array} target @param {number} start @param {number} stride pixels of a row of the target
 */
export function colourMap(maps, i, { zero, slope }, table, { xs, ys, across, down }, target, start, stride) {
  const [, width, count] = extent(maps.shape);
  const { data } = maps;
  const [columns, rows] = [xs.length / across, ys.length / down];
  const share = slope / (across * down);
  const top = SIZE - 1;
  for (let y = 0, at = start; y < rows; y += 1, at += stride) {
    for (let x = 0; x < columns; x += 1) {
      let sum = 0;
      for (let v = y * down; v < (y + 1) * down; v += 1)
        for (let u = x * across; u < (x + 1) * across; u += 1)
          sum += data[(ys[v] * width + xs[u]) * count + i];
      const index = (zero + share * sum) | 0;
      target[at + x] = table[index < 0 ? 0 : index > top ? top : index];
    }
  }
}

/** @param {Grid} grid @param {number} height @param {number} width cells of a map */
function cellsOf(grid, height, width) {
  const samples = (/** @type {number} */ cells, /** @type {number} */ pixels) =>
    Math.min(Math.max(Math.ceil(cells / pixels), 1), MOST_SAMPLES);
  const [across, down] = [samples(width, grid.width), samples(height, grid.height)];
  return {
    xs: sampling(grid.width, width, across),
    ys: sampling(grid.height, height, down),
    across,
    down,
  };
}

/** A line that stands out from maps of any colour. @param {CanvasRenderingContext2D} context @param {string} ink @param {Theme} theme @param {[number, number, number, number]} box @param {boolean} [thin] */
function outline(context, ink, theme, [x, y, width, height], thin = false) {
  context.strokeStyle = theme === "dark" ? "rgb(0 0 0 / 75%)" : "rgb(255 255 255 / 75%)";
  context.lineWidth = 3 * devicePixelRatio;
  if (!thin) context.strokeRect(x, y, width, height);
  context.strokeStyle = ink;
  context.lineWidth = (thin ? 1 : 1.5) * devicePixelRatio;
  context.strokeRect(x, y, width, height);
}

/** @param {Part} part @param {number[]} shape @returns {boolean} true where a part is all that there is */
const isWhole = (part, shape) => part.every(([low, high], axis) => low === 0 && high === shape[axis] - 1);

/** Outline a part of each map that it goes through: the whole would be a frame around every map, and say nothing. @param {CanvasRenderingContext2D} context @param {Maps} all @param {Grid} grid @param {Style & {part: Part}} style */
function outlinePart(context, { shape }, grid, { maps, part, partInk = "", theme }) {
  const [rows, columns, units] = part;
  const size = extent(shape);
  if (isWhole(part, size) && Math.max(...size) > 1) return;
  const [height, width] = size;
  const [tall, wide] = [grid.height / height, grid.width / width];
  const room = grid.width / devicePixelRatio;
  if (room < PART_ROOM && units[1] > units[0]) return;
  for (let k = 0; k < grid.count; k += 1) {
    if (maps[k] < units[0] || maps[k] > units[1]) continue;
    const [x, y] = cellPlace(grid, k);
    const box = /** @type {[number, number, number, number]} */ ([
      x + columns[0] * wide,
      y + rows[0] * tall,
      Math.max((columns[1] - columns[0] + 1) * wide, 2),
      Math.max((rows[1] - rows[0] + 1) * tall, 2),
    ]);
    outline(context, partInk, theme, box, room < THIN_ROOM);
  }
}

/** One line around the first of some maps, the last, and what lies between. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {ArrayLike<number>} maps @param {{marks: readonly number[], ink: string, theme: Theme}} style */
function outlineMaps(context, grid, maps, { marks, ink, theme }) {
  const shown = Array.from({ length: grid.count }, (_, k) => k).filter((k) => marks.includes(maps[k]));
  if (shown.length === 0) return;
  const [left, top] = cellPlace(grid, shown[0]);
  const [right, bottom] = cellPlace(grid, shown[shown.length - 1]);
  outline(context, ink, theme, [left, top, right + grid.width - left, bottom + grid.height - top]);
}

/** @param {HTMLCanvasElement} canvas @returns {CanvasRenderingContext2D} */
const contextOf = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

/** Show where maps will be. @param {HTMLCanvasElement} canvas @param {Grid} grid in device pixels @param {string} ink */
export function paintPlaces(canvas, grid, ink) {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ink;
  for (let i = 0; i < grid.count; i += 1) context.fillRect(...cellPlace(grid, i), grid.width, grid.height);
}

/**
 * Paint maps into the cells of a grid.
 * @param {HTMLCanvasElement} canvas sized in device pixels @param {Maps} all @param {Grid} grid in device pixels @param {Style} style
 */
export function paintMaps(canvas, all, grid, style) {
  const { theme, range, maps, marks = [], ink = "", ground = "", part } = style;
  const context = contextOf(canvas);
  const [height, width, count] = extent(all.shape);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const wide = grid.columns * (grid.width + grid.gap) - grid.gap;
  const tall = grid.rows * (grid.height + grid.gap) - grid.gap;
  const { pixels, words } = bufferOf(wide, tall);
  const stride = pixels.width;
  for (let y = 0; y < tall; y += 1) words.fill(ground ? pixelOf(ground) : 0, y * stride, y * stride + wide);
  const signed = isSigned(all);
  const table = paletteFor(signed, theme);
  const cells = cellsOf(grid, height, width);
  const layerPeak = range === "layer" ? peakOf(all) : 0;
  for (let k = 0; k < grid.count; k += 1) {
    const map = maps[k];
    if (map >= count) continue; // It went with the newest edit.
    const [x, y] = cellPlace(grid, k);
    const start = (y - grid.top) * stride + x - grid.left;
    const peak = layerPeak || strongest(all, range, map);
    colourMap(all, map, ramp(all, map, peak, signed), table, cells, words, start, stride);
  }
  context.putImageData(pixels, grid.left, grid.top, 0, 0, wide, tall);
  if (marks.length > 0) outlineMaps(context, grid, maps, { marks, ink, theme });
  if (part) outlinePart(context, all, grid, { ...style, part });
}
