/** A sparse matrix as pixels: each weight in its own colour, wherever it stands. */

/** @typedef {{rows: number, columns: number, entries: [number, number, number][]}} Sparse */

/** A colour for each of so many weights: hues all around, neighbours apart in lightness. @param {number} weight @param {number} count */
export const weightColour = (weight, count) =>
  `oklch(${weight % 2 ? 0.74 : 0.6} ${weight % 2 ? 0.13 : 0.16} ${Math.round((360 * weight) / count)})`;

/** The same matrix, rows for columns. @template {Sparse} T @param {T} matrix @returns {T} */
export const transposed = (matrix) => ({
  ...matrix,
  rows: matrix.columns,
  columns: matrix.rows,
  entries: matrix.entries.map(([row, column, weight]) => [column, row, weight]),
});

/** Pixels of an entry so that the whole fits. @param {Sparse} matrix @param {number} width @param {number} height */
export const entrySize = ({ rows, columns }, width, height) => Math.min(width / columns, height / rows, 24);

/**
 * @param {HTMLCanvasElement} canvas @param {Sparse} matrix @param {number} size CSS pixels of an entry
 * @param {(weight: number) => string} colourOf @param {string} line colour of the lines between entries, where they are large
 */
export function paintMatrix(canvas, { rows, columns, entries }, size, colourOf, line) {
  const scale = devicePixelRatio;
  canvas.width = Math.max(1, Math.round(columns * size * scale));
  canvas.height = Math.max(1, Math.round(rows * size * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const step = size * scale;
  const side = Math.max(step, 1);
  const colours = new Map();
  for (const [row, column, weight] of entries) {
    if (!colours.has(weight)) colours.set(weight, colourOf(weight));
    context.fillStyle = colours.get(weight);
    context.fillRect(column * step, row * step, side, side);
  }
  if (size < 5) return;
  context.fillStyle = line;
  for (let row = 0; row <= rows; row += 1) context.fillRect(0, Math.round(row * step), canvas.width, 1);
  for (let column = 0; column <= columns; column += 1)
    context.fillRect(Math.round(column * step), 0, 1, canvas.height);
}
