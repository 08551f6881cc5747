/** A small grid of numbers on a canvas: a patch, a kernel, their products. */

import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { paintNumbers } from "../../canvas/numbers.js";
import { forgetPaint, paintSoon } from "../../canvas/painter.js";
import { theme } from "../../state/theme.js";
import { pointIn } from "../pointer.js";
import { token } from "../tokens.js";

/** @import { NumberGrid } from "../../canvas/numbers.js" */
/**
 * @typedef {object} NumbersProps
 * @property {NumberGrid} grid
 * @property {string} label none where what it shows is said elsewhere
 * @property {number} [marked]
 * @property {number} [upTo]
 * @property {(cell: number) => void} [onPoint] -1 where the pointer leaves
 */

/** @param {HTMLCanvasElement} canvas @param {NumbersProps} props @param {{width: number, height: number}} room CSS pixels */
function paint(canvas, { grid, marked, upTo }, room) {
  const [width, height] = [room.width, room.height].map((size) => Math.round(size * devicePixelRatio));
  if (width === 0 || height === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  paintNumbers(canvas, grid, {
    theme: theme.value,
    padding: { fill: token("--padding-soft"), ink: token("--role-padding") },
    line: token("--line"),
    markInk: token("--role-kernel"),
    ...(marked === undefined ? {} : { marked }),
    ...(upTo === undefined ? {} : { upTo }),
  });
}

/** @param {NumbersProps} props */
export function Numbers(props) {
  const { grid, label, onPoint } = props;
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const now = useRef({ props, repaint: () => {} });
  now.current.props = props;
  useEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (ref.current);
    let room = { width: 0, height: 0 };
    const draw = () => paint(canvas, now.current.props, room);
    now.current.repaint = () => paintSoon(draw);
    const resize = new ResizeObserver(([entry]) => {
      room = entry.contentRect;
      now.current.repaint();
    });
    resize.observe(canvas);
    const stop = effect(() => {
      void theme.value;
      now.current.repaint();
    });
    return () => {
      stop();
      resize.disconnect();
      forgetPaint(draw);
    };
  }, []);
  useEffect(() => now.current.repaint());
  /** @param {PointerEvent & {currentTarget: HTMLCanvasElement}} event */
  const point = (event) => {
    const { x, y } = pointIn(event);
    const column = Math.floor((x / event.currentTarget.clientWidth) * grid.columns);
    const row = Math.floor((y / event.currentTarget.clientHeight) * grid.rows);
    onPoint?.(row * grid.columns + column);
  };
  return html`<canvas class="numbers" ref=${ref} role=${label ? "img" : "presentation"} aria-label=${label || undefined}
    style=${{ aspectRatio: `${grid.columns} / ${grid.rows}` }} onPointerMove=${onPoint ? point : undefined}
    onPointerLeave=${onPoint ? () => onPoint(-1) : undefined}></canvas>`;
}
