/** Numbers as people read them. */

const whole = new Intl.NumberFormat("en");

/** @param {number} n @returns {string} 25,120 */
export const integer = (n) => whole.format(n);

/** @param {readonly number[]} shape @returns {string} 28 × 28 × 8 */
export const shape = (shape) => shape.map(integer).join(" × ");

/** @param {readonly [number, number]} pair @returns {string} 5 × 5 */
export const pair = ([height, width]) => `${height} × ${width}`;

/** @param {readonly [number, number]} pair @returns {string} 5 where both are the same */
export const side = ([height, width]) => (height === width ? String(height) : `${height} × ${width}`);

const SCALES = /** @type {const} */ ([
  [1e9, " G"],
  [1e6, " M"],
  [1e4, " k"],
]);

/** @param {number} n @returns {string} three figures with a unit: 1.24 M */
export function compact(n) {
  for (const [scale, unit] of SCALES)
    if (n >= scale) return `${Number((n / (unit === " k" ? 1e3 : scale)).toPrecision(3))}${unit}`;
  return integer(n);
}

/** @param {number} n @returns {string} exact up to ten million, then compact, so that a card holds it */
export const figure = (n) => (n < 1e7 ? integer(n) : compact(n));

/** @param {number} n @returns {string} 1.6 MB */
export function bytes(n) {
  if (n < 1000) return `${n} B`;
  const power = Math.min(Math.floor(Math.log10(n) / 3), 4);
  return `${Number((n / 1000 ** power).toPrecision(3))} ${["B", "kB", "MB", "GB", "TB"][power]}`;
}

/** @param {number} seconds @returns {string} 12 s, 3 min 05 s, 2 h 10 min */
export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, "0")} s`;
  return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} min`;
}

/** @param {number} seconds @returns {string} as exact as an estimate is: 5 s, 40 s, 3 min, 2 h 10 min */
export function roughly(seconds) {
  if (seconds < 58) return `${Math.max(Math.ceil(seconds / 5) * 5, 5)} s`;
  return seconds < 3570 ? `${Math.round(seconds / 60)} min` : duration(seconds);
}

/** @param {number} value @returns {string} a measured value in three figures, with a true minus */
export function measure(value) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e4 || size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}

/** @param {number} part 0 to 1 @returns {string} 84.9 */
export const percent = (part) => (part * 100).toFixed(1);

/** The place at the end of a sentence: the page names the layer instead. @param {string} message */
export const withoutPath = (message) => message.replace(/ \((?:layers\/[\w/]+|input)\)(?=[.。]$)/, "");

const STOPS = /** @type {Record<string, string>} */ ({ ":": ".", "：": "。" });

/** What is said of a thing in one breath: the first sentence of its description, or what stands before a colon. @param {string} text */
export const firstSentence = (text) =>
  /^.*?[.:。：](?=\s|$|(?<=[。：]))/s.exec(text)?.[0].replace(/[:：]$/, (colon) => STOPS[colon]) ?? text;

/** @param {string} name a key, or several pressed together; the plus between them is a key as well @returns {string[]} */
export const chord = (name) => name.split(/(?<=[^+])\+(?=.)/);
