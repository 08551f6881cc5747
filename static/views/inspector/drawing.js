/** The drawing: padded input with the real map under its grid, the window, the output and its cell. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { channel, facts, pinnedPicture, takesPictures } from "../../state/store.js";
import { words } from "../../words/words.js";
import { pair } from "../format.js";
import { LayerMaps } from "../maps.js";
import { Picture } from "../picture.js";
import { sourceOf, taps } from "./geometry.js";

/** @import { Layer, Pair } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */

/** Shares of the room that the padded input and the output may take; the rest lies between them. */
const LARGE = 0.585;
const SMALL = 0.34;
const GAP = 24;

/** The width of an element, as it changes. */
function useWidth() {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const width = useSignal(0);
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (ref.current);
    const measure = () => {
      width.value = element.clientWidth;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width: width.value };
}

/** Pixels of a cell so that a grid fits a square. @param {Pair} cells @param {number} room */
function cellSize([rows, columns], room) {
  const size = Math.min(room / Math.max(rows, columns), 26);
  return size > 4 ? Math.floor(size) : size;
}

/** Lines of a grid as one path; too fine a grid shows its outline only. @param {Pair} cells @param {number} size */
function gridPath([rows, columns], size) {
  const [width, height] = [columns * size, rows * size];
  if (size < 3) return `M0 0H${width}V${height}H0Z`;
  const across = Array.from({ length: rows + 1 }, (_, i) => `M0 ${i * size}H${width}`);
  const down = Array.from({ length: columns + 1 }, (_, i) => `M${i * size} 0V${height}`);
  return across.concat(down).join("");
}

/** @param {PointerEvent & {currentTarget: SVGElement}} event @param {number} size @param {Pair} cells @returns {Pair} the cell under the pointer */
function cellUnder(event, size, [rows, columns]) {
  const box = event.currentTarget.getBoundingClientRect();
  const at = [(event.clientY - box.top) / size, (event.clientX - box.left) / size].map(Math.floor);
  return [Math.min(Math.max(at[0], 0), rows - 1), Math.min(Math.max(at[1], 0), columns - 1)];
}

/** The frame of padding, as one path with a hole. @param {Geometry} shape @param {number} size */
function paddingPath({ padded, pad, input }, size) {
  const [height, width] = padded.map((n) => n * size);
  const [top, left] = [pad[0][0] * size, pad[1][0] * size];
  return `M0 0H${width}V${height}H0ZM${left} ${top}v${input[0] * size}h${input[1] * size}v${-input[0] * size}Z`;
}

/** @param {{shape: Geometry, origin: Pair, size: number}} props */
function Window({ shape, origin, size }) {
  const [top, left] = origin.map((n) => n * size);
  const spread = shape.dilation.some((n) => n > 1);
  return html`<g class="window" transform=${`translate(${left} ${top})`}>
    ${
      spread
        ? taps(shape).map(
            ([y, x]) => html`<rect class="tap" x=${x * size} y=${y * size} width=${size} height=${size} />`,
          )
        : html`<rect class="tap" width=${shape.reach[1] * size} height=${shape.reach[0] * size} />`
    }
    <rect class="border" width=${shape.reach[1] * size} height=${shape.reach[0] * size} />
  </g>`;
}

/** Rows and columns that the window never reaches. @param {{shape: Geometry, size: number}} props */
const Unread = ({ shape: { padded, unused }, size }) => html`
  ${unused[0] > 0 && html`<rect class="unread" y=${(padded[0] - unused[0]) * size} width=${padded[1] * size} height=${unused[0] * size} />`}
  ${unused[1] > 0 && html`<rect class="unread" x=${(padded[1] - unused[1]) * size} width=${unused[1] * size} height=${padded[0] * size} />`}`;

/** What lies under the input's grid: the picture, or the maps of the layer before. @param {{source: string | null}} props */
function Ground({ source }) {
  if (source)
    return html`<${LayerMaps} layer=${source} label="" first=${0} count=${1} scale="map" testid="ground" />`;
  return pinnedPicture.value && takesPictures.value
    ? html`<${Picture} pictures=${pinnedPicture.value} />`
    : null;
}

/**
 * @param {{layer: Layer, shape: Geometry, origin: Pair, cell: Pair,
 *   onInput: (place: Pair) => void, onOutput: (cell: Pair) => void}} props
 */
export function WindowDrawing({ layer, shape, origin, cell, onInput, onOutput }) {
  const { ref, width: room } = useWidth();
  const big = cellSize(shape.padded, room * LARGE);
  const small = Math.min(cellSize(shape.output, room * SMALL), big);
  const source = sourceOf(facts.value?.layers ?? [], layer.id);
  const ground = {
    left: `${shape.pad[1][0] * big}px`,
    top: `${shape.pad[0][0] * big}px`,
    width: `${shape.input[1] * big}px`,
    height: `${shape.input[0] * big}px`,
  };
  /** @param {PointerEvent} event */
  const moves = (event) => event.pointerType === "mouse" || event.buttons > 0;
  const outputTop = Math.max(0, (shape.padded[0] * big - shape.output[0] * small) / 2);
  const width = shape.padded[1] * big + GAP + shape.output[1] * small;
  const height = Math.max(shape.padded[0] * big, shape.output[0] * small);
  const right = shape.padded[1] * big + GAP;
  const corners = [origin[0] * big, (origin[0] + shape.reach[0]) * big];
  const edge = (origin[1] + shape.reach[1]) * big;
  const tip = [right + cell[1] * small, outputTop + cell[0] * small];
  return html`<div ref=${ref}><div class="drawing" style=${{ width: `${width}px`, height: `${height}px` }}>
    <div class="ground" style=${ground}><${Ground} source=${source} /></div>
    <div class="ground" style=${{ left: `${right}px`, top: `${outputTop}px`, width: `${shape.output[1] * small}px`, height: `${shape.output[0] * small}px` }}>
      <${LayerMaps} layer=${layer.id} label="" first=${channel.value ?? 0} count=${1} scale="map" testid="ground" /></div>
    <svg class="links" width=${width} height=${height} aria-hidden="true">
      <path d=${`M${edge} ${corners[0]}L${tip[0]} ${tip[1]}M${edge} ${corners[1]}L${tip[0]} ${tip[1] + small}`} /></svg>
    <svg class="input-grid" width=${shape.padded[1] * big + 1} height=${shape.padded[0] * big + 1} role="img" aria-label=${words.paddedInput(pair(shape.padded))}
      onPointerMove=${(/** @type {any} */ event) => moves(event) && onInput(cellUnder(event, big, shape.padded))}
      onPointerDown=${(/** @type {any} */ event) => onInput(cellUnder(event, big, shape.padded))}>
      <path class="padding-area" fill-rule="evenodd" d=${paddingPath(shape, big)} />
      <path class="grid" d=${gridPath(shape.padded, big)} /><${Unread} shape=${shape} size=${big} /><${Window} shape=${shape} origin=${origin} size=${big} /></svg>
    <svg class="output-grid" width=${shape.output[1] * small + 1} height=${shape.output[0] * small + 1} role="img" aria-label=${words.output(pair(shape.output))}
      style=${{ left: `${right}px`, top: `${outputTop}px` }}
      onPointerMove=${(/** @type {any} */ event) => moves(event) && onOutput(cellUnder(event, small, shape.output))}
      onPointerDown=${(/** @type {any} */ event) => onOutput(cellUnder(event, small, shape.output))}>
      <path class="grid" d=${gridPath(shape.output, small)} />
      <rect class="cell" x=${cell[1] * small} y=${cell[0] * small} width=${Math.max(small, 2)} height=${Math.max(small, 2)} /></svg>
  </div></div>
  <p class="captions"><span>${words.paddedInput(pair(shape.padded))}</span><span>${words.output(pair(shape.output))}</span></p>`;
}
