/** A drawing: strokes with places and widths as shares of the pad's width, so that it can be painted at any size. */

/** @typedef {[number, number]} Point x and y */
/** @typedef {{points: Point[], width: number, color: string | null}} Stroke no colour: it takes away */
/** @typedef {{scale: number, x: number, y: number}} Placing what to do with each point: x · scale + the shift */

const DOT = 1e-4;

/** @type {Placing} */
export const AS_DRAWN = { scale: 1, x: 0, y: 0 };

/** @param {Stroke[]} strokes @returns {[number, number, number, number] | null} left, top, right, bottom of all that leaves ink */
export function bounds(strokes) {
  const inked = strokes.filter(({ color }) => color !== null);
  if (inked.length === 0) return null;
  const reach = (/** @type {0 | 1} */ axis, /** @type {1 | -1} */ sign) =>
    inked.flatMap(({ points, width }) => points.map((point) => point[axis] + (sign * width) / 2));
  const least = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b));
  const most = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b));
  return [least(reach(0, -1)), least(reach(1, -1)), most(reach(0, 1)), most(reach(1, 1))];
}

/**
 * Move and scale a drawing into the middle of its pad.
 * @param {Stroke[]} strokes @param {number} aspect the pad's height for its width @param {number} share of the pad that the longer side of the drawing takes
 * @returns {Placing}
 */
export function centred(strokes, aspect, share) {
  const box = bounds(strokes);
  if (!box) return AS_DRAWN;
  const [left, top, right, bottom] = box;
  const scale = share / Math.max(right - left, (bottom - top) / aspect);
  return {
    scale,
    x: 0.5 - (scale * (left + right)) / 2,
    y: aspect / 2 - (scale * (top + bottom)) / 2,
  };
}

/**
 * Paint a drawing over its ground.
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} context @param {Stroke[]} strokes
 * @param {{ground: string, placing?: Placing, ink?: (color: string) => string}} style `ink` says how a colour looks
 */
export function paintStrokes(context, strokes, { ground, placing = AS_DRAWN, ink = (color) => color }) {
  const side = context.canvas.width;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = ground;
  context.fillRect(0, 0, side, context.canvas.height);
  const size = placing.scale * side;
  context.setTransform(size, 0, 0, size, placing.x * side, placing.y * side);
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const { points, width, color } of strokes) {
    context.strokeStyle = color === null ? ground : ink(color);
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...points[0]);
    context.lineTo(points[0][0] + DOT, points[0][1]); // A stroke of one place is a dot, not nothing.
    for (const point of points) context.lineTo(...point);
    context.stroke();
  }
}

/** Show where the pen stands that is moved by keys. @param {CanvasRenderingContext2D} context @param {Point} at @param {number} width */
export function paintCursor(context, [x, y], width) {
  const side = context.canvas.width;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.lineWidth = 2;
  for (const [color, radius] of /** @type {[string, number][]} */ ([
    ["#ffffff", 1],
    ["#2456d6", 3],
  ])) {
    context.strokeStyle = color;
    context.beginPath();
    context.arc(x * side, y * side, (width * side) / 2 + radius, 0, 2 * Math.PI);
    context.stroke();
  }
}
