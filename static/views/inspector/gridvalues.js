/** The numbers in the cells of a grid, where a cell has room for one. */

import { html } from "htm/preact";
import { short } from "../../canvas/numbers.js";
import { numberAt } from "../../sums/tensor.js";
import { memo } from "../memo.js";

/** @import { Pair, Tensor } from "../../types.d.ts" */

/** Pixels that a cell must be wide for its number. */
export const ROOM = 20;

/** @param {Tensor} tensor of (rows, columns, channels) @param {number} channel @returns {{text: string, row: number, column: number}[]} */
function cellsOf(tensor, channel) {
  const [rows, columns] = tensor.shape;
  const cells = Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return { row, column, value: numberAt(tensor, [row, column], channel) };
  });
  const peak = Math.max(...cells.map(({ value }) => Math.abs(value)));
  return cells.map(({ row, column, value }) => ({ row, column, text: short(value, peak) }));
}

/** @param {{tensor: Tensor | undefined, channel: number, cells: Pair, size: number, top: number, left: number}} props `cells`: how
 *   many there are; numbers of a grid that is no more are left out */
function Numbered({ tensor, channel, cells: [rows, columns], size, top, left }) {
  if (size < ROOM || tensor?.shape.length !== 3) return null;
  if (tensor.shape[0] !== rows || tensor.shape[1] !== columns || channel >= tensor.shape[2]) return null;
  return html`<g class="values" style=${{ fontSize: `${Math.min(size * 0.44, 11)}px` }} aria-hidden="true">${cellsOf(
    tensor,
    channel,
  ).map(
    ({ row, column, text }) =>
      html`<text x=${left + (column + 0.5) * size} y=${top + (row + 0.5) * size}>${text}</text>`,
  )}</g>`;
}

/** A moving window leaves them alone. */
export const Values = memo(Numbered);
