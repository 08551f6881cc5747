/** A canvas that always shows the newest maps of a layer, fitted to the room it has. */

import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { cellAt, extent, fitGrid, paintMaps, paintPlaces } from "../canvas/maps.js";
import { forgetPaint, paintSoon } from "../canvas/painter.js";
import { onFrame } from "../state/frames.js";
import { range } from "../state/store.js";
import { theme } from "../state/theme.js";
import { onSight } from "./visible.js";

/** @import { Grid } from "../canvas/maps.js" */
/** @import { Frame } from "../types.d.ts" */

/**
 * @typedef {object} MapsProps
 * @property {string} layer
 * @property {string} label
 * @property {number[]} [expect] the shape to come, drawn as empty places until the first picture is there
 * @property {Frame["type"]} [type]
 * @property {number} [first] the first map to show
 * @property {number} [count] how many; all that follow where left out
 * @property {number} [largest] most CSS pixels that one map may be wide
 * @property {number} [gap] CSS pixels between maps
 * @property {number} [columns] maps side by side; as many as fill the room where left out
 * @property {"layer" | "map"} [scale] range of the colours; the person's choice where left out
 * @property {number} [mark] the map to outline
 * @property {(map: number) => void} [onPick]
 * @property {(map: number, place: {x: number, y: number} | null) => void} [onPoint] x and y from 0 to 1 inside the map
 * @property {string} [testid]
 */

/** @param {number[]} shape @param {MapsProps} props @param {HTMLCanvasElement} canvas @returns {Grid} in device pixels */
function gridFor(shape, { first = 0, count, largest, gap, columns }, canvas) {
  const [height, width, all] = extent(shape);
  const shown = Math.max(1, Math.min(count ?? all, all - first));
  const wishes = {
    ...(largest === undefined ? {} : { largest: largest * devicePixelRatio }),
    ...(gap === undefined ? {} : { gap: Math.round(gap * devicePixelRatio) }),
    ...(columns === undefined ? {} : { columns: Math.min(columns, shown) }),
  };
  return fitGrid(shown, width / height, canvas.width, canvas.height, wishes);
}

/** @param {Element} element @param {string} name @returns {string} a colour of the theme */
const tokenOf = (element, name) => getComputedStyle(element).getPropertyValue(name);

/** @param {HTMLCanvasElement} canvas @returns {boolean} false where the canvas has no room */
function fitCanvas(canvas) {
  const width = Math.round(canvas.clientWidth * devicePixelRatio);
  const height = Math.round(canvas.clientHeight * devicePixelRatio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return width > 0 && height > 0;
}

/** @param {MouseEvent} event @param {HTMLCanvasElement} canvas @param {Grid | null} grid */
function locate(event, canvas, grid) {
  if (!grid) return { map: -1, place: null };
  const x = event.offsetX * (canvas.width / canvas.clientWidth);
  const y = event.offsetY * (canvas.height / canvas.clientHeight);
  const map = cellAt(grid, x, y);
  if (map < 0) return { map, place: null };
  const left = grid.left + (map % grid.columns) * (grid.width + grid.gap);
  const top = grid.top + Math.floor(map / grid.columns) * (grid.height + grid.gap);
  return {
    map,
    place: { x: Math.min((x - left) / grid.width, 0.9999), y: Math.min((y - top) / grid.height, 0.9999) },
  };
}

/** @param {MapsProps} props */
export function LayerMaps(props) {
  const { layer, label, type = "activations", onPick, onPoint, testid = "maps" } = props;
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const latest = useRef({
    props,
    frame: /** @type {Frame | undefined} */ (undefined),
    grid: /** @type {Grid | null} */ (null),
  });
  latest.current.props = props;

  useEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (ref.current);
    let seen = false;
    const paint = () => {
      const { frame, props: now } = latest.current;
      if (!seen || !fitCanvas(canvas)) return;
      if (!frame) {
        latest.current.grid = null;
        const places = gridFor(now.expect ?? [0], now, canvas);
        paintPlaces(canvas, now.expect ? places : { ...places, count: 0 }, tokenOf(canvas, "--sunk"));
        delete canvas.dataset.step;
        return;
      }
      const grid = gridFor(frame.shape, now, canvas);
      latest.current.grid = grid;
      const ink = tokenOf(canvas, "--accent");
      paintMaps(canvas, frame, grid, {
        theme: theme.value,
        range: now.scale ?? range.value,
        first: now.first ?? 0,
        mark: now.mark ?? -1,
        ink,
        ground: now.type && now.type !== "activations" ? tokenOf(canvas, "--edge") : "",
      });
      canvas.dataset.step = String(frame.step);
    };
    const stopFrames = onFrame(
      layer,
      (frame) => {
        latest.current.frame = frame;
        paintSoon(paint);
      },
      type,
    );
    const stopStyle = effect(() => {
      void [theme.value, range.value];
      paintSoon(paint);
    });
    const resize = new ResizeObserver(() => paintSoon(paint));
    resize.observe(canvas);
    const stopSight = onSight(canvas, (now) => {
      seen = now;
      if (seen) paintSoon(paint);
    });
    return () => {
      stopSight();
      stopFrames();
      stopStyle();
      resize.disconnect();
      forgetPaint(paint);
    };
  }, [
    layer,
    type,
    String(props.expect),
    props.first,
    props.count,
    props.largest,
    props.scale,
    props.columns,
    props.mark,
  ]);

  /** @param {MouseEvent} event */
  const pick = (event) => {
    const { map } = locate(
      event,
      /** @type {HTMLCanvasElement} */ (event.currentTarget),
      latest.current.grid,
    );
    if (map >= 0) onPick?.(map + (props.first ?? 0));
  };
  /** @param {MouseEvent} event */
  const point = (event) => {
    const { map, place } = locate(
      event,
      /** @type {HTMLCanvasElement} */ (event.currentTarget),
      latest.current.grid,
    );
    onPoint?.(map, place);
  };
  return html`<canvas class="maps" ref=${ref} role=${label ? "img" : "presentation"} aria-label=${label || undefined} data-testid=${testid}
    onClick=${onPick ? pick : undefined} onPointerMove=${onPoint ? point : undefined}
    onPointerLeave=${onPoint ? () => onPoint(-1, null) : undefined}></canvas>`;
}
