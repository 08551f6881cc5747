/** The small drawing of a network: a bar a layer, as high as its maps are large and as thick as they are many. */

/** @import { Outline, OutlineNode } from "../types.d.ts" */
/** @typedef {{family: string, x: number, y: number, width: number, height: number}} Bar */
/** @typedef {{bars: Bar[], lines: string[], width: number}} Drawing `lines` are SVG paths: the way through, and around */
/** @typedef {{x: number, width: number, top: number, height: number}} Lane */

const GAP = 3;
const FORK = 6;
const LEAST = 3;
/** How much wider than its own measure a short network is drawn at most. */
const STRETCH = 2.4;
/** Units of a dense layer whose bar is as high as the whole drawing. */
const MOST_UNITS = 4096;

/** @param {OutlineNode} node @returns {number} as thick as there are channels, by their logarithm */
const thickness = ({ shape = [] }) =>
  shape.length === 1 ? LEAST + 1 : 1 + 0.9 * Math.log2(1 + shape[2] / 4);

/** @param {OutlineNode} node @param {number} side of the picture @returns {number} 0 to 1 */
const size = ({ shape = [] }, side) =>
  shape.length === 1
    ? Math.log2(1 + shape[0]) / Math.log2(1 + MOST_UNITS)
    : Math.sqrt(Math.max(shape[0], shape[1]) / side);

/** @param {Outline} outline @returns {number} */
const widthOf = (outline) =>
  outline.reduce(
    (sum, node) => sum + (node.branches ? blockWidth(node.branches) : thickness(node)) + GAP,
    GAP,
  );

/** @param {Outline[]} branches */
const blockWidth = (branches) => Math.max(...branches.map(widthOf)) + 2 * FORK;

/**
 * Draw a network into a place.
 * @param {Outline} outline @param {number} side of the picture that goes in
 * @param {{width: number, height: number}} place
 * @returns {Drawing}
 */
export function drawOutline(outline, side, { width, height }) {
  /** @type {Drawing} */
  const drawing = { bars: [], lines: [], width: widthOf(outline) };
  drawRow(outline, { x: 0, width: drawing.width, top: 0, height }, side, drawing);
  return stretched(drawing, Math.min(width / drawing.width, STRETCH));
}

/** @param {Drawing} drawing @param {number} by @returns {Drawing} */
const stretched = ({ bars, lines, width }, by) => ({
  bars: bars.map((one) => ({ ...one, x: round(one.x * by), width: round(one.width * by) })),
  lines: lines.map((line) => line.replace(/([MLH])([\d.]+)/g, (_, letter, x) => `${letter}${round(x * by)}`)),
  width: width * by,
});

/** One layer behind the other, and the way through them. @param {Outline} outline @param {Lane} lane @param {number} side @param {Drawing} drawing grows */
function drawRow(outline, { x, width, top, height }, side, drawing) {
  const middle = top + height / 2;
  let at = x + GAP + (width - widthOf(outline)) / 2;
  drawing.lines.push(`M${round(x)} ${round(middle)}H${round(x + width)}`);
  for (const node of outline) {
    const wide = node.branches ? blockWidth(node.branches) : thickness(node);
    if (node.branches) drawBlock(node.branches, { x: at, width: wide, top, height }, side, drawing);
    else drawing.bars.push(bar(node, at, wide, middle, Math.max(size(node, side) * height, LEAST)));
    at += wide + GAP;
  }
}

/** Branches above each other; the identity is a way around. @param {Outline[]} branches @param {Lane} lane @param {number} side @param {Drawing} drawing grows */
function drawBlock(branches, { x, width, top, height }, side, drawing) {
  const rows = branches.filter((branch) => branch.length > 0);
  const around = rows.length < branches.length ? 0.16 : 0;
  const each = (height * (1 - around)) / Math.max(rows.length, 1);
  const middle = top + height / 2;
  /** @param {number} y */
  const way = (y) =>
    drawing.lines.push(
      `M${round(x)} ${round(middle)}L${round(x + FORK)} ${round(y)}M${round(x + width - FORK)} ${round(y)}L${round(x + width)} ${round(middle)}`,
    );
  for (const [number, row] of rows.entries()) {
    const lane = {
      x: x + FORK,
      width: width - 2 * FORK,
      top: top + around * height + number * each,
      height: each,
    };
    drawRow(row, lane, side, drawing);
    way(lane.top + each / 2);
  }
  if (!around) return;
  way(top + 1);
  drawing.lines.push(`M${round(x + FORK)} ${round(top + 1)}H${round(x + width - FORK)}`);
}

/** @param {OutlineNode} node @param {number} x @param {number} width @param {number} middle @param {number} height @returns {Bar} */
const bar = ({ family = "" }, x, width, middle, height) => ({
  family,
  x: round(x),
  y: round(middle - height / 2),
  width: round(width),
  height: round(height),
});

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;
