/** How a chart of the training is drawn by uPlot: its scales and axes, its lines, and the marks of steps. */

import uPlot from "uplot";
import { pointIn, zoomOf } from "./pointer.js";
import { token } from "./tokens.js";

/** @typedef {"train" | "raw" | "valid" | "rate" | number} Role of a line: of the present training, or a number for the place of an earlier one */
/** @typedef {{x: number[], y: (number | null)[], role: Role, id?: string, checked?: boolean}} Line `checked`: a validation */
/** @typedef {{at: number, tone: "looked" | "trouble"}} Mark a step, in epochs */
/**
 * @typedef {object} Plan
 * @property {HTMLElement} box
 * @property {"linear" | "log"} scale
 * @property {[number, number] | null} within limits that no value leaves, where there are any
 * @property {boolean} own whether the range follows the present training alone, and earlier ones as far as there is room
 * @property {(value: number) => string} tick
 * @property {() => number} end where the axis of the epochs ends
 * @property {Line[]} lines
 * @property {() => Mark[]} marks
 * @property {(epoch: number | null) => void} onHover
 * @property {(epoch: number) => void} onPick
 */

/** Dashes by the place of an earlier training, so that they are told apart without their colours. */
export const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]];
/** Validations that are drawn with their points, at most. */
const POINTS = 40;

/** @param {Line[]} lines @param {"linear" | "log"} scale @returns {uPlot.AlignedData} all lines over the places of all */
export function joined(lines, scale) {
  const filled = lines.filter(({ x }) => x.length > 0);
  if (filled.length === 0) return [[0], ...lines.map(() => [null])];
  /** @param {(number | null)[]} y */
  const drawable = (y) =>
    scale === "log" ? y.map((value) => (value !== null && value > 0 ? value : null)) : y;
  return uPlot.join(lines.map(({ x, y }) => (x.length > 0 ? [x, drawable(y)] : [[0], [null]])));
}

/** @param {(number | null | undefined)[][]} columns @returns {[number, number] | null} */
function extent(columns) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns)
    for (const value of column)
      if (value != null && Number.isFinite(value))
        [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low <= high ? [low, high] : null;
}

/** What the vertical axis covers: everything, or an earlier training that went astray only as far as there is room. @param {uPlot} plot @param {Plan} plan @returns {[number, number]} */
function rangeOf(plot, { lines, scale, within, own }) {
  const columns = /** @type {(number | null | undefined)[][]} */ (plot.data.slice(1));
  const all = extent(columns);
  if (!all) return scale === "log" ? [0.1, 1] : [0, 1];
  const mine = own ? extent(columns.filter((_, i) => typeof lines[i].role !== "number")) : null;
  const room = mine ? Math.max((mine[1] - mine[0]) * 1.5, mine[1]) : 0;
  const low = mine ? Math.max(all[0], mine[0] - room) : all[0];
  const high = mine ? Math.min(all[1], mine[1] + room) : all[1];
  if (scale === "log") return [low / 1.15, high * 1.15];
  const margin = high > low ? (high - low) * 0.08 : high / 2 || 1;
  const [least, most] = within ?? [0, Number.POSITIVE_INFINITY];
  return [Math.max(least, low - margin), Math.min(most, high + margin)];
}

const MANTISSAS = /** @type {const} */ ([[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7]]);

/** The places of a logarithmic axis's figures: as many as there is room for. @param {number} low @param {number} high @param {number} most @returns {number[]} */
function logSplits(low, high, most) {
  /** @type {number[]} */
  let best = [];
  for (const mantissas of MANTISSAS) {
    const found = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1)
      found.push(...mantissas.map((m) => Number((m * 10 ** power).toPrecision(6))));
    const inside = found.filter((value) => value >= low && value <= high);
    if (best.length > 0 && inside.length > most) break;
    best = inside;
  }
  const each = Math.ceil(best.length / most);
  return best.filter((_, i) => i % each === 0);
}

/** @param {Line} line @returns {uPlot.Series} */
function seriesOf({ role, checked = false }) {
  const colour = typeof role === "number" ? token(`--run-${role + 1}`) : token(COLOURS[role]);
  const points = checked
    ? {
        show: (/** @type {uPlot} */ plot, /** @type {number} */ i) => dots(plot.data[i]) <= POINTS,
        size: typeof role === "number" ? 4 : 6,
        fill: colour,
        stroke: colour,
      }
    : { show: false };
  return {
    stroke: colour,
    spanGaps: true,
    points,
    ...(typeof role === "number" ? { dash: DASHES[role] } : {}),
    ...(role === "rate" && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: -1 }) } : {}),
  };
}

/** @param {ArrayLike<number | null | undefined>} column */
const dots = (column) => Array.from(column).filter((value) => value != null).length;

const COLOURS = { train: "--curve", raw: "--curve", valid: "--accent", rate: "--accent" };

/** How strongly a line is drawn: earlier trainings faintly, unless pointed at. @param {Line} line @param {string | null} pointed @returns {{alpha: number, width: number}} */
export function strength({ role, id, checked = false }, pointed) {
  if (role === "raw") return { alpha: 0.35, width: 1 };
  if (typeof role !== "number") return { alpha: pointed === null ? 1 : 0.45, width: checked ? 2 : 1.5 };
  if (id === pointed) return { alpha: 1, width: checked ? 2.5 : 2 };
  return { alpha: pointed === null ? (checked ? 0.75 : 0.4) : 0.2, width: checked ? 1.5 : 1 };
}

/** Mark steps: the one that is looked at, and where something went wrong. @param {uPlot} plot @param {Mark[]} marks */
function drawMarks({ ctx, bbox, valToPos }, marks) {
  ctx.save();
  ctx.lineWidth = devicePixelRatio * 1.5;
  for (const { at, tone } of marks) {
    const x = Math.round(valToPos(at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = token(tone === "looked" ? "--ink" : "--bad");
    ctx.setLineDash(tone === "looked" ? [] : [3 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** The newest value of a line at or before a place of all lines. @param {uPlot} plot @param {number} series @param {number} index */
function known(plot, series, index) {
  let i = index;
  while (i > 0 && plot.data[series][i] == null) i -= 1;
  return i;
}

/**
 * uPlot takes pixels of the screen for its own: where a projector enlarges the page it is told of a pointer that stands as many
 * of its own pixels from the edge.
 * @type {uPlot.Cursor.MouseListenerFactory}
 */
const inOwnPixels = (plot, target, handle) => (event) => {
  if (event.target !== target) return null;
  const zoom = zoomOf(plot.over);
  const { left, top } = plot.rect;
  const [clientX, clientY] = [left + (event.clientX - left) / zoom, top + (event.clientY - top) / zoom];
  const { movementX, movementY, buttons } = event;
  const init = { clientX, clientY, movementX, movementY, buttons };
  handle(zoom === 1 ? event : new MouseEvent(event.type, init));
  return null;
};

/** @param {Plan} plan @returns {uPlot.Options} */
function options(plan) {
  const { box, scale, tick, lines, onHover } = plan;
  const [ink, grid] = ["--muted", "--line"].map(token);
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: ink, font, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
  /** @type {uPlot.Axis.Splits} */
  const splits = (plot, _axis, low, high) =>
    logSplits(low, high, Math.max(2, Math.floor(plot.bbox.height / devicePixelRatio / 28)));
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    padding: [6, 8, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, plan.end()] },
      y: { distr: scale === "log" ? 3 : 1, range: (plot) => rangeOf(plot, plan) },
    },
    axes: [
      { ...axis, size: 22, gap: 3, grid: { show: false }, incrs: [1, 2, 5, 10, 20, 50, 100, 200] },
      {
        ...axis,
        size: 44,
        gap: 5,
        space: 28,
        values: (_plot, found) => found.map((value) => (value == null ? "" : tick(value))),
        ...(scale === "log" ? { splits, filter: (_plot, found) => found } : {}),
      },
    ],
    cursor: {
      sync: { key: "training" },
      bind: { mousemove: inOwnPixels },
      y: false,
      drag: { x: false, y: false },
      dataIdx: (plot, series, index) => (series === 0 ? index : known(plot, series, index)),
      points: { size: 6 },
    },
    hooks: {
      setCursor: [({ cursor, data }) => onHover(cursor.idx == null ? null : data[0][cursor.idx])],
      draw: [(plot) => drawMarks(plot, plan.marks())],
    },
    series: [{}, ...lines.map(seriesOf)],
  };
}

/** Look at the step under the pointer, at a press and while it is dragged. @param {uPlot} plot @param {(epoch: number) => void} onPick */
function pickable(plot, onPick) {
  /** @param {PointerEvent} event */
  const pick = (event) => onPick(plot.posToVal(pointIn(event).x, "x"));
  plot.over.addEventListener("pointerdown", pick);
  plot.over.addEventListener("pointermove", (event) => event.buttons === 1 && pick(event));
}

/** @param {Plan} plan */
export function plotOf(plan) {
  const plot = new uPlot(options(plan), joined(plan.lines, plan.scale), plan.box);
  pickable(plot, plan.onPick);
  return plot;
}
