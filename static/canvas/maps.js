/** Feature maps as pixels: how a grid of maps fits a box, and how uint8 values become colours. */

import { palette, SIZE } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */
/** @typedef {{shape: number[], low: number[], high: number[], data: Uint8Array}} Maps */
/** @typedef {{columns: number, rows: number, width: number, height: number, gap: number, left: number, top: number, count: number}} Grid */

/** @param {number[]} shape @returns {[number, number, number]} height, width and number of maps; a vector is maps of one cell */
export const extent = (shape) =>
  shape.length === 3 ? [shape[0], shape[1], shape[2]] : [1, 1, shape[0] ?? 1];

/**
 * The grid of equal cells that fills a box best.
 * @param {number} count maps @param {number} aspect width / height of a map
 * @param {number} width of the box, pixels @param {number} height of the box, pixels
 * @param {{largest?: number, gap?: number, columns?: number}} [wishes] most pixels that one map may be wide; pixels between
 *   maps; how many side by side
 * @returns {Grid}
 */
export function fitGrid(count, aspect, width, height, wishes = {}) {
  const { largest = Number.POSITIVE_INFINITY, columns: wanted } = wishes;
  const gap = wishes.gap ?? (count > 400 ? 0 : count > 64 ? 1 : 2);
  let best = { columns: 1, cell: 0, score: -1 };
  for (let columns = wanted ?? 1; columns <= (wanted ?? count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const across = (width - (columns - 1) * gap) / columns;
    const down = ((height - (rows - 1) * gap) / rows) * aspect;
    const cell = Math.min(across, down, largest);
    const score = cell * (count / (columns * rows)) ** 0.25;
    if (score > best.score) best = { columns, cell, score };
  }
  const w = Math.max(1, Math.floor(best.cell));
  const h = Math.max(1, Math.floor(w / aspect));
  const { columns } = best;
  const rows = Math.ceil(count / columns);
  const left = Math.max(0, Math.floor((width - columns * w - (columns - 1) * gap) / 2));
  const top = Math.max(0, Math.floor((height - rows * h - (rows - 1) * gap) / 2));
  return { columns, rows, width: w, height: h, gap, left, top, count };
}

/** @param {Grid} grid @param {number} i @returns {[number, number]} left and top of one map */
export const cellPlace = (grid, i) => [
  grid.left + (i % grid.columns) * (grid.width + grid.gap),
  grid.top + Math.floor(i / grid.columns) * (grid.height + grid.gap),
];

/** @param {Grid} grid @param {number} x @param {number} y @returns {number} the map under a point, -1 where there is none */
export function cellAt(grid, x, y) {
  const column = Math.floor((x - grid.left) / (grid.width + grid.gap));
  const row = Math.floor((y - grid.top) / (grid.height + grid.gap));
  const i = row * grid.columns + column;
  return column >= 0 && column < grid.columns && row >= 0 && i < grid.count ? i : -1;
}

/** @param {Maps} maps @returns {boolean} true where a value is below zero, so that zero needs a colour of its own */
export const isSigned = ({ low }) => low.some((value) => value < 0);

/** Low and high of one map; a vector has one pair for all. @param {Maps} maps @param {number} i @returns {[number, number]} */
export const rangeOf = ({ low, high }, i) => [low[i] ?? low[0] ?? 0, high[i] ?? high[0] ?? 0];

/** The value that gets the strongest colour. @param {Maps} maps @param {number} [i] one map; all of them where left out */
export function peakOf(maps, i) {
  const pairs = i === undefined ? maps.low.map((_, k) => rangeOf(maps, k)) : [rangeOf(maps, i)];
  return Math.max(...pairs.map(([low, high]) => Math.max(Math.abs(low), Math.abs(high))), 1e-12);
}

/** @param {Maps} maps @param {number} i @param {number} at index into the data @returns {number} */
export function valueAt(maps, i, at) {
  const [low, high] = rangeOf(maps, i);
  return low + ((high - low) * maps.data[at]) / 255;
}

/** One scratch canvas, grown as needed: it holds all maps of a layer below one another. */
const scratch = {
  canvas: /** @type {HTMLCanvasElement | null} */ (null),
  pixels: /** @type {ImageData | null} */ (null),
};

/** @param {number} width @param {number} height */
function scratchOf(width, height) {
  scratch.canvas ??= document.createElement("canvas");
  const { canvas } = scratch;
  if (canvas.width < width || canvas.height < height) {
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  if (scratch.pixels?.width !== width || scratch.pixels.height !== height) {
    scratch.pixels = context.createImageData(width, height);
  }
  return { canvas, context, pixels: scratch.pixels };
}

/**
 * Colour every value of the chosen maps.
 * @param {Maps} maps @param {number[]} chosen which maps @param {"layer" | "map"} range @param {Theme} theme
 * @param {Uint32Array} target pixels of the chosen maps, below one another
 */
export function colour(maps, chosen, range, theme, target) {
  const [height, width, count] = extent(maps.shape);
  const signed = isSigned(maps);
  const table = palette(signed ? "diverging" : "sequential", theme);
  const layerPeak = peakOf(maps);
  const size = height * width;
  const top = SIZE - 1;
  for (const [k, i] of chosen.entries()) {
    const [low, high] = rangeOf(maps, i);
    const peak = range === "map" ? peakOf(maps, i) : layerPeak;
    const span = signed ? top / (2 * peak) : top / peak;
    const zero = (signed ? (low + peak) * span : low * span) + 0.5;
    const slope = ((high - low) / 255) * span;
    for (let p = 0, at = i; p < size; p += 1, at += count)
      target[k * size + p] = table[(zero + slope * maps.data[at]) | 0];
  }
}

/** @param {CanvasRenderingContext2D} context @param {Grid} grid @param {string} ink */
function fillGround(context, { left, top, columns, rows, width, height, gap }, ink) {
  context.fillStyle = ink;
  context.fillRect(left, top, columns * (width + gap) - gap, rows * (height + gap) - gap);
}

/** Show where maps will be. @param {HTMLCanvasElement} canvas @param {Grid} grid in device pixels @param {string} ink */
export function paintPlaces(canvas, grid, ink) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ink;
  for (let i = 0; i < grid.count; i += 1) context.fillRect(...cellPlace(grid, i), grid.width, grid.height);
}

/** @param {CanvasRenderingContext2D} context @param {Grid} grid @param {number} i @param {string} ink */
function outline(context, grid, i, ink) {
  const [x, y] = cellPlace(grid, i);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.strokeRect(x, y, grid.width, grid.height);
}

/**
 * Paint maps into the cells of a grid.
 * @param {HTMLCanvasElement} canvas sized in device pixels @param {Maps} maps @param {Grid} grid in device pixels
 * @param {{theme: Theme, range: "layer" | "map", first?: number, mark?: number, ink?: string, ground?: string}} style `ground`
 *   colours the gaps, so that maps of any colour stay apart
 */
export function paintMaps(canvas, maps, grid, { theme, range, first = 0, mark = -1, ink = "", ground = "" }) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const [height, width, count] = extent(maps.shape);
  const chosen = Array.from({ length: Math.min(grid.count, count - first) }, (_, k) => first + k);
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (chosen.length === 0) return; // The map that was looked at went with the newest edit.
  const { canvas: source, context: sheet, pixels } = scratchOf(width, height * chosen.length);
  colour(maps, chosen, range, theme, new Uint32Array(pixels.data.buffer));
  sheet.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = grid.width < width;
  if (ground) fillGround(context, grid, ground);
  for (const [k] of chosen.entries()) {
    const [x, y] = cellPlace(grid, k);
    context.drawImage(source, 0, k * height, width, height, x, y, grid.width, grid.height);
  }
  if (mark >= 0 && mark < chosen.length) outline(context, grid, mark, ink);
}
