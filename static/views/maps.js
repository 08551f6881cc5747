/** A canvas that always shows the newest maps of a layer, fitted to the room it has. */

import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { cellAt, fitGrid, placeIn } from "../canvas/grid.js";
import { extent } from "../canvas/maps.js";
import { paintMaps, paintPlaces } from "../canvas/paint.js";
import { forgetPaint, paintSoon } from "../canvas/painter.js";
import { frameOf, onFrame } from "../state/frames.js";
import { sight } from "../state/sight.js";
import { colourRange, factsById } from "../state/store.js";
import { theme } from "../state/theme.js";
import { pointIn } from "./pointer.js";
import { token } from "./tokens.js";
import { onSight } from "./visible.js";

/** @import { Grid } from "../canvas/grid.js" */
/** @import { Range } from "../canvas/maps.js" */
/** @import { Frame } from "../types.d.ts" */

/**
 * @typedef {object} MapsProps
 * @property {string} layer
 * @property {string} label
 * @property {number[]} [expect] the shape to come, drawn as empty places until the first picture is there
 * @property {Frame["type"]} [type]
 * @property {number} [first] the first map to show
 * @property {number} [count] how many; all that follow where left out
 * @property {readonly number[]} [maps] which maps, in which order; those from the first on where left out
 * @property {number} [largest] most CSS pixels that one map may be wide
 * @property {number} [gap] CSS pixels between maps
 * @property {number} [columns] maps side by side; as many as fill the room where left out
 * @property {Range} [scale] range of the colours; the person's choice where left out
 * @property {number | readonly number[]} [mark] the map to outline, or several as one; -1 for none
 * @property {boolean} [sees] whether to outline what the cell that one stands on sees of this layer
 * @property {(map: number, place: {x: number, y: number}) => void} [onPick]
 * @property {(map: number, place: {x: number, y: number} | null) => void} [onPoint] x and y from 0 to 1 inside the map
 * @property {string} [testid]
 */

/** Which maps are shown. @param {number[]} shape @param {MapsProps} props @returns {ArrayLike<number>} */
function shownMaps(shape, { first = 0, count, maps }) {
  if (maps) return maps;
  const left = Math.max(extent(shape)[2] - first, 0);
  return Int32Array.from({ length: Math.min(count ?? left, left) }, (_, k) => first + k);
}

/** @param {number[]} shape @param {number} shown how many maps @param {MapsProps} props @param {HTMLCanvasElement} canvas @returns {Grid} in device pixels */
function gridFor(shape, shown, { layer, largest, gap, columns }, canvas) {
  const [height, width] = extent(shape);
  const known = factsById.peek().get(layer);
  // Units that were maps stand so that a column holds cells of one map.
  const multiple = shape.length === 1 && known?.reads === null ? known.input_shape.at(-1) : undefined;
  const wishes = {
    ...(largest === undefined ? {} : { largest: largest * devicePixelRatio }),
    ...(gap === undefined ? {} : { gap: Math.round(gap * devicePixelRatio) }),
    ...(columns === undefined ? {} : { columns }),
    ...(multiple === undefined ? {} : { multiple }),
  };
  return fitGrid(shown, width / height, canvas.width, canvas.height, wishes);
}

/**
 * @param {HTMLCanvasElement} canvas @param {{width: number, height: number}} room CSS pixels that it has
 * @returns {boolean} false where the canvas has no room
 */
function fitCanvas(canvas, room) {
  const width = Math.round(room.width * devicePixelRatio);
  const height = Math.round(room.height * devicePixelRatio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return width > 0 && height > 0;
}

/** @param {HTMLCanvasElement} canvas @param {MapsProps} props @returns {null} */
function paintEmpty(canvas, props) {
  const shape = props.expect ?? [0];
  const shown = props.expect ? shownMaps(shape, props).length : 0;
  paintPlaces(canvas, gridFor(shape, shown, props, canvas), token("--sunk"));
  delete canvas.dataset.step;
  return null;
}

/** @param {HTMLCanvasElement} canvas @param {Frame} frame @param {MapsProps} props @returns {Grid} */
function paintFrame(canvas, frame, props) {
  const maps = shownMaps(frame.shape, props);
  const grid = gridFor(frame.shape, maps.length, props, canvas);
  paintMaps(canvas, frame, grid, {
    theme: theme.value,
    range: props.scale ?? colourRange.value,
    maps,
    marks: [props.mark ?? -1].flat(),
    ink: token("--accent"),
    ground: frame.type === "activations" ? "" : token("--panel"),
    part: props.sees ? sight.value.get(props.layer) : undefined,
    partInk: token("--role-kernel"),
  });
  canvas.dataset.step = String(frame.step);
  return grid;
}

/** @param {PointerEvent} event @param {Grid | null} grid @returns {{map: number, place: {x: number, y: number} | null}} */
function locate(event, grid) {
  if (!grid) return { map: -1, place: null };
  const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
  const point = pointIn(event);
  const [x, y] = [
    point.x * (canvas.width / canvas.clientWidth),
    point.y * (canvas.height / canvas.clientHeight),
  ];
  const map = cellAt(grid, x, y);
  return { map, place: map < 0 ? null : placeIn(grid, x, y, map) };
}

/** Keep a canvas painted while it is in sight; what is out of sight holds no pixels. @param {MapsProps} props */
function usePainting(props) {
  const { layer, type = "activations" } = props;
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const now = useRef({ props, grid: /** @type {Grid | null} */ (null), repaint: () => {} });
  now.current.props = props;
  useEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (ref.current);
    let seen = false;
    /** As the observer tells: to ask the canvas itself would make the browser lay out at once, for each canvas anew. */
    let room = { width: 0, height: 0 };
    /** @type {Frame | undefined} */
    let frame;
    const paint = () => {
      if (!seen || !fitCanvas(canvas, room)) return;
      const { props: wanted } = now.current;
      now.current.grid = frame ? paintFrame(canvas, frame, wanted) : paintEmpty(canvas, wanted);
    };
    const repaint = () => paintSoon(paint);
    now.current.repaint = repaint;
    const receive = (/** @type {Frame | undefined} */ next) => {
      frame = next;
      repaint();
    };
    const resize = new ResizeObserver(([entry]) => {
      room = entry.contentRect;
      repaint();
    });
    resize.observe(canvas);
    const stops = [
      onFrame(layer, receive, type),
      effect(() => {
        void [theme.value, colourRange.value];
        repaint();
      }),
      onSight(canvas, (is) => {
        seen = is;
        if (!seen) canvas.width = 0;
        repaint();
      }),
      () => resize.disconnect(),
      () => forgetPaint(paint),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [layer, type]);
  const { first, count, maps, largest, gap, columns, scale, mark, sees } = props;
  const places = frameOf(layer, type) ? "" : String(props.expect);
  useEffect(
    () => now.current.repaint(),
    [first, count, maps?.join(), largest, gap, columns, scale, String(mark), sees, places],
  );
  useEffect(() => {
    if (!sees) return undefined;
    let before = "";
    return effect(() => {
      const part = String(sight.value.get(layer));
      if (part !== before) now.current.repaint();
      before = part;
    });
  }, [layer, type, sees]);
  return { ref, now };
}

/** @param {MapsProps} props */
export function LayerMaps(props) {
  const { label, first = 0, maps, onPick, onPoint, testid = "maps" } = props;
  const { ref, now } = usePainting(props);
  /** @param {PointerEvent} event */
  const pick = (event) => {
    const { map, place } = locate(event, now.current.grid);
    if (place) onPick?.(maps?.[map] ?? map + first, place);
  };
  /** @param {PointerEvent} event */
  const point = (event) => {
    const { map, place } = locate(event, now.current.grid);
    onPoint?.(map, place);
  };
  return html`<canvas class="maps" ref=${ref} role=${label ? "img" : "presentation"} aria-label=${label || undefined} data-testid=${testid}
    onClick=${onPick ? pick : undefined} onPointerMove=${onPoint ? point : undefined}
    onPointerLeave=${onPoint ? () => onPoint(-1, null) : undefined}></canvas>`;
}
