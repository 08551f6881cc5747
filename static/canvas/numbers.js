/** A small grid of numbers: each a coloured cell, with the number in it where there is room. */

import { inkOn } from "./ink.js";
import { paletteFor } from "./maps.js";
import { SIZE } from "./palettes.js";

/** @import { Theme } from "./palettes.js" */
/**
 * @typedef {object} NumberGrid
 * @property {number} rows
 * @property {number} columns
 * @property {ArrayLike<number>} values
 * @property {Uint8Array | null} [outside] 1 where a value is padding
 * @property {number} peak the value with the strongest colour
 * @property {boolean} signed
 */

/** CSS pixels that a cell must be wide for its number … */
const ROOM = 17;
/** … and those of letters that can be read. */
const LEGIBLE = 6.4;

/**
 * A number as short as can be read: .53, −.2, 1.4, 12.
 * @param {number} value @param {number} peak the largest of the numbers that it stands among: small ones get more places
 * @param {number} [most] places that there is room for
 */
export function short(value, peak, most = 4) {
  const places = Math.min(peak >= 0.1 ? 2 : peak >= 0.01 ? 3 : 4, most);
  const size = Math.abs(value);
  const text =
    size < 0.5 * 10 ** -places
      ? "0"
      : size < 0.995
        ? size.toFixed(places).slice(1)
        : size < 9.95
          ? size.toFixed(1)
          : size.toFixed(0);
  return value < 0 && text !== "0" ? `−${text}` : text;
}

/** Numbers in letters that can be read, with fewer places where cells are narrow, as long as the largest keeps one. @param {NumberGrid} grid @param {number} wide of a cell, in device pixels */
function lettering({ values, peak }, wide) {
  const at = (/** @type {number} */ most) => {
    const texts = Array.from(values, (value) => short(value, peak, most));
    const longest = Math.max(3, ...texts.map(({ length }) => length));
    return { texts, size: Math.min((wide * 1.5) / longest, 12 * devicePixelRatio) };
  };
  const full = at(4);
  const ways = [full, ...[3, 2].filter((most) => peak >= 10 ** -most).map(at)];
  return ways.find(({ size }) => size >= LEGIBLE * devicePixelRatio) ?? full;
}

/** @param {number} value @param {NumberGrid} grid @param {Uint32Array} table */
function pixelOf(value, { peak, signed }, table) {
  const top = SIZE - 1;
  const index = signed ? ((value + peak) * top) / (2 * peak) : (value * top) / peak;
  return table[Math.min(Math.max(Math.round(index), 0), top)];
}

/** @param {number} pixel as the canvas holds it @returns {{fill: string, ink: string}} the colour, and black or white to write on it */
function inks(pixel) {
  const [red, green, blue] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  return { fill: `rgb(${red} ${green} ${blue})`, ink: inkOn(red, green, blue) };
}

/**
 * Paint a grid of numbers over the whole canvas.
 * @param {HTMLCanvasElement} canvas sized in device pixels @param {NumberGrid} grid
 * @param {{theme: Theme, padding: {fill: string, ink: string}, line: string, marked?: number, markInk?: string, upTo?: number}} style `padding`: how
 *   cells that are none are drawn; `marked`: a cell to outline; `upTo`: how many cells are shown
 */
export function paintNumbers(canvas, grid, { theme, padding, line, marked = -1, markInk = "", upTo }) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const { rows, columns, values, outside } = grid;
  const [wide, tall] = [canvas.width / columns, canvas.height / rows];
  const gap = Math.min(wide, tall) / devicePixelRatio > 5 ? devicePixelRatio : 0;
  const table = paletteFor(grid.signed, theme);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const written = wide / devicePixelRatio >= ROOM && tall / devicePixelRatio >= ROOM - 4;
  const { texts, size } = written ? lettering(grid, wide) : { texts: [], size: 0 };
  context.font = `${size}px system-ui, sans-serif`;
  for (let i = 0; i < Math.min(values.length, upTo ?? values.length); i += 1) {
    const [x, y] = [(i % columns) * wide, Math.floor(i / columns) * tall];
    const { fill, ink } = outside?.[i] ? padding : inks(pixelOf(values[i], grid, table));
    context.fillStyle = fill;
    context.fillRect(x, y, Math.ceil(wide - gap), Math.ceil(tall - gap));
    if (!written) continue;
    context.fillStyle = ink;
    context.fillText(texts[i], x + (wide - gap) / 2, y + (tall - gap) / 2);
  }
  context.strokeStyle = line;
  context.lineWidth = devicePixelRatio;
  context.strokeRect(0.5, 0.5, canvas.width - 1, canvas.height - 1);
  if (marked < 0 || marked >= rows * columns) return;
  context.strokeStyle = markInk;
  context.lineWidth = 2 * devicePixelRatio;
  context.strokeRect((marked % columns) * wide, Math.floor(marked / columns) * tall, wide - gap, tall - gap);
}
