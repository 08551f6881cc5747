/** A pad to draw on, with a pen of any width, by pointer or by keys. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { forgetPaint, paintSoon } from "../canvas/painter.js";
import { stops } from "../canvas/palettes.js";
import { AS_DRAWN, centred, paintCursor, paintStrokes } from "../canvas/strokes.js";
import { architecture, fitsData, pictures } from "../state/store.js";
import { offer } from "../state/studio.js";
import { theme } from "../state/theme.js";
import { typicalExtent } from "../state/typical.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { proportions, StudioFoot } from "./studiofoot.js";

/** @import { Point, Stroke } from "../canvas/strokes.js" */
/** @typedef {{width: number, color: string | null}} Pen no colour: an eraser */

/** Pixels of a drawing's longer side, as it is sent. */
const SIDE = 336;
const INK = "#ffffff";
/** How far a key moves the pen, as a share of the pad. */
const STRIDE = 1 / 28;
/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const isGrey = () => architecture.value.input.channels === 1;

/** The pad's height for its width. */
const aspect = () => architecture.value.input.height / architecture.value.input.width;

/** Grey networks learn from light things on dark ground; colours are drawn on white. */
const groundSent = () => (isGrey() ? "#000000" : "#ffffff");

/** How ground and ink look on the page: as grey test pictures do. */
function looks() {
  if (!isGrey()) return { ground: "#ffffff" };
  const [ground, ink] = stops("gray", theme.value);
  return { ground, ink: () => ink };
}

/** The drawing as a file. @param {Stroke[]} strokes @param {number | null} share centred, so large; null: as it was drawn @returns {Promise<Blob>} */
function fileOf(strokes, share) {
  const tall = aspect();
  const width = Math.round(SIDE / Math.max(1, tall));
  const canvas = new OffscreenCanvas(width, Math.round(width * tall));
  const placing = share === null ? AS_DRAWN : centred(strokes, tall, share);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paintStrokes(context, strokes, { ground: groundSent(), placing });
  return canvas.convertToBlob({ type: "image/png" });
}

/** @param {PointerEvent & {currentTarget: HTMLElement}} event @returns {Point[]} every place since the last event */
function places(event) {
  const box = event.currentTarget.getBoundingClientRect();
  const all = event.getCoalescedEvents?.() ?? [];
  return (all.length ? all : [event]).map(({ clientX, clientY }) => [
    (clientX - box.left) / box.width,
    (clientY - box.top) / box.width,
  ]);
}

/** @param {Stroke[]} strokes @param {Point[]} points @returns {Stroke[]} the last stroke drawn on */
function drawnOn(strokes, points) {
  const last = strokes[strokes.length - 1];
  return [...strokes.slice(0, -1), { ...last, points: [...last.points, ...points] }];
}

/** The pen moved by keys. @param {(pen: Pen) => void} begin @param {(points: Point[]) => void} draw @param {Pen} pen @param {() => void} undo */
function useKeys(begin, draw, pen, undo) {
  const cursor = useSignal(/** @type {{at: Point, down: boolean} | null} */ (null));
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { at, down } = cursor.value ?? { at: /** @type {Point} */ ([0.5, aspect() / 2]), down: false };
    const way = WAYS[event.key];
    if (way) {
      const step = STRIDE * (event.shiftKey ? 4 : 1);
      const most = [1, aspect()];
      const next = /** @type {Point} */ (
        at.map((one, axis) => Math.min(Math.max(one + way[axis] * step, 0), most[axis]))
      );
      if (down) draw([next]);
      cursor.value = { at: next, down };
    } else if (event.key === " ") {
      if (!down) {
        begin(pen);
        draw([at]);
      }
      cursor.value = { at, down: !down };
    } else if (event.key.toLowerCase() === "z") undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = () => {
    cursor.value = null;
  };
  return { cursor, onKeyDown, onBlur };
}

/** @param {{pen: import("@preact/signals").Signal<Pen>, color: import("@preact/signals").Signal<string>}} props */
function Tools({ pen, color }) {
  const erases = pen.value.color === null;
  /** @param {Partial<Pen>} changes */
  const change = (changes) => {
    pen.value = { ...pen.value, ...changes };
  };
  return html`<div class="segments" role="group">
      <button type="button" class="square" aria-pressed=${!erases} aria-label=${words.pen} title=${words.pen} onClick=${() => change({ color: color.value })}><${Icon} name="pen" /></button>
      <button type="button" class="square" aria-pressed=${erases} aria-label=${words.eraser} title=${words.eraser} onClick=${() => change({ color: null })}><${Icon} name="eraser" /></button>
    </div>
    <input type="range" min="0.02" max="0.3" step="0.01" value=${pen.value.width} aria-label=${words.penWidth} title=${words.penWidth}
      onInput=${(/** @type {any} */ event) => change({ width: Number(event.currentTarget.value) })} />
    ${
      !isGrey() &&
      html`<input type="color" value=${color.value} aria-label=${words.penColor} title=${words.penColor} onInput=${(
        /** @type {any} */ event,
      ) => {
        color.value = event.currentTarget.value;
        change({ color: color.value });
      }} />`
    }`;
}

export function DrawingPad() {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const strokes = useSignal(/** @type {Stroke[]} */ ([]));
  const color = useSignal(isGrey() ? INK : "#c2410c");
  const pen = useSignal(/** @type {Pen} */ ({ width: 0.08, color: color.peek() }));
  const extent = isGrey() && fitsData.value ? typicalExtent(pictures.value) : null;
  const centres = useSignal(true);
  const share = centres.value ? extent : null;
  const take = () => fileOf(strokes.peek(), share);

  const begin = (/** @type {Pen} */ with_) => {
    strokes.value = [...strokes.value, { points: [], ...with_ }];
  };
  const draw = (/** @type {Point[]} */ points) => {
    strokes.value = drawnOn(strokes.value, points);
  };
  const undo = () => {
    strokes.value = strokes.value.slice(0, -1);
  };
  const keys = useKeys(begin, draw, pen.value, undo);
  const cursor = keys.cursor.value;

  useEffect(() => {
    const paint = () => {
      const context = canvas.current?.getContext("2d");
      if (!context) return;
      paintStrokes(context, strokes.value, looks());
      if (cursor) paintCursor(context, cursor.at, pen.value.width);
    };
    paintSoon(paint);
    return () => forgetPaint(paint);
  }, [strokes.value, cursor, pen.value.width, theme.value]);
  useEffect(() => {
    if (strokes.value.length) offer(take);
  }, [strokes.value, share]);
  useEffect(() => canvas.current?.focus({ preventScroll: true }), []);

  /** @param {PointerEvent & {currentTarget: HTMLElement}} event */
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    begin(pen.value);
    draw(places(event));
  };
  /** @param {PointerEvent & {currentTarget: HTMLElement}} event */
  const onPointerMove = (event) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(places(event));
  };
  return html`<section aria-label=${words.drawingPad}>
    <canvas class="pad" ref=${canvas} width=${SIDE} height=${Math.round(SIDE * aspect())} style=${proportions()} tabindex="0" role="application"
      aria-label=${`${words.drawingPad}. ${words.drawingKeys}`} onPointerDown=${onPointerDown} onPointerMove=${onPointerMove} onKeyDown=${keys.onKeyDown} onBlur=${keys.onBlur}></canvas>
    <div class="studio-tools"><${Tools} pen=${pen} color=${color} />
      <button type="button" class="square" aria-label=${words.undoStroke} title=${words.undoStroke} disabled=${strokes.value.length === 0} onClick=${undo}><${Icon} name="undo" /></button>
      <button type="button" disabled=${strokes.value.length === 0} onClick=${() => {
        strokes.value = [];
      }}>${words.clearDrawing}</button></div>
    ${
      extent !== null &&
      html`<label class="tick" title=${words.centreDrawingHelp}><input type="checkbox" checked=${centres.value} onChange=${() => {
        centres.value = !centres.value;
      }} />${words.centreDrawing}</label>`
    }
    <${StudioFoot} hint=${words.drawingHint} take=${take} ready=${strokes.value.length > 0} />
  </section>`;
}
