/** Palettes as lookup tables of 256 colours, packed as canvas pixels (RGBA in the order of bytes). */

/** @typedef {"light" | "dark"} Theme */
/** @typedef {"sequential" | "diverging" | "gray"} PaletteName */

/** Stops from the lowest value to the highest. The middle of a diverging palette is zero. @type {Record<Theme, Record<PaletteName, string[]>>} */
const STOPS = {
  light: {
    sequential: ["#f7fafd", "#d3e3f6", "#8fb8e8", "#3f7fd0", "#185abe", "#0a2f70"],
    diverging: ["#8a3c05", "#d66a14", "#f3b27a", "#f8f8f7", "#86b1e6", "#185abe", "#0a2f70"],
    gray: ["#ffffff", "#111318"],
  },
  dark: {
    sequential: ["#0c0f14", "#12294f", "#1d4f9e", "#3f86e6", "#8fc0ff", "#eef6ff"],
    diverging: ["#ffc58f", "#e8802c", "#8a4512", "#15181d", "#1d4f9e", "#5b9df5", "#cfe4ff"],
    gray: ["#08090b", "#f4f5f7"],
  },
};

export const SIZE = 256;

/** @param {string} hex @param {number} c @returns {number} one component of a colour, 0 to 255 */
const component = (hex, c) => Number.parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16);

/** @param {string[]} stops @param {number} t 0 to 1 @param {number} c @returns {number} */
function mix(stops, t, c) {
  const place = t * (stops.length - 1);
  const i = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [component(stops[i], c), component(stops[i + 1], c)];
  return Math.round(from + (to - from) * (place - i));
}

/** @param {string[]} stops @returns {Uint32Array} */
function tabulate(stops) {
  const bytes = new Uint8ClampedArray(SIZE * 4);
  for (let i = 0; i < SIZE; i += 1) {
    for (let c = 0; c < 3; c += 1) bytes[4 * i + c] = mix(stops, i / (SIZE - 1), c);
    bytes[4 * i + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}

/** @type {Map<string, Uint32Array>} */
const tables = new Map();

/** @param {PaletteName} name @param {Theme} theme @returns {Uint32Array} 256 pixels */
export function palette(name, theme) {
  const key = `${name} ${theme}`;
  const table = tables.get(key) ?? tabulate(STOPS[theme][name]);
  tables.set(key, table);
  return table;
}

/** The stops as they are, for legends. @param {PaletteName} name @param {Theme} theme @returns {string[]} */
export const stops = (name, theme) => STOPS[theme][name];
