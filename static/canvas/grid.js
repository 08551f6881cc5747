/** How a grid of maps fits a box. */

/** @typedef {{columns: number, rows: number, width: number, height: number, gap: number, left: number, top: number, count: number}} Grid */

/** Rows of units in groups are no more than so many times as many as columns. */
const TALLEST = 1.5;

/**
 * The grid of equal cells that fills a box best.
 * @param {number} count maps @param {number} aspect width / height of a map
 * @param {number} width of the box, pixels @param {number} height of the box, pixels
 * @param {{largest?: number, gap?: number, columns?: number, multiple?: number}} [wishes] most pixels that one map may be
 *   wide; pixels between maps; how many side by side, or of what number a multiple, where that fits
 * @returns {Grid}
 */
export function fitGrid(count, aspect, width, height, wishes = {}) {
  const { largest = Number.POSITIVE_INFINITY, columns: wanted } = wishes;
  const multiple = Math.min(wishes.multiple ?? 1, count) <= width ? (wishes.multiple ?? 1) : 1;
  const gap = wishes.gap ?? (count > 400 ? 0 : count > 64 ? 1 : 2);
  let best = { columns: 1, cell: 0, score: -1 };
  for (
    let columns = wanted ?? multiple;
    columns <= (wanted ?? Math.max(count, multiple));
    columns += multiple
  ) {
    const rows = Math.ceil(count / columns);
    if (multiple > 1 && rows > TALLEST * columns && columns + multiple <= width) continue;
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

/** Left and top, from 0 to 1, of a point inside its map. @param {Grid} grid @param {number} x @param {number} y @param {number} i */
export function placeIn(grid, x, y, i) {
  const [left, top] = cellPlace(grid, i);
  const inside = (/** @type {number} */ part) => Math.min(Math.max(part, 0), 0.9999);
  return { x: inside((x - left) / grid.width), y: inside((y - top) / grid.height) };
}
