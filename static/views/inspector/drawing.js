/** The drawing: padded input with the real map under its grid, the window, the output and its cell. */

import { html } from "htm/preact";
import { exact } from "../../state/exact.js";
import { liveliest } from "../../state/frames.js";
import { channel, pinnedPicture, settled, takesPictures } from "../../state/store.js";
import { words } from "../../words/words.js";
import { pair } from "../format.js";
import { LayerMaps } from "../maps.js";
import { Picture } from "../picture.js";
import { pointIn } from "../pointer.js";
import { useWidth } from "../width.js";
import { sourceOf, taps, unreadRuns } from "./geometry.js";
import { ROOM, Values } from "./gridvalues.js";

/** @import { Layer, Pair, Tensor } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */

/** Shares of the room that the padded input and the output may take; the rest lies between them. */
const LARGE = 0.585;
const SMALL = 0.34;
const GAP = 24;

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
  const { x, y } = pointIn(event);
  const at = [y / size, x / size].map(Math.floor);
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
            ([y, x]) =>
              html`<rect class="tap spread" x=${x * size} y=${y * size} width=${size} height=${size} />`,
          )
        : html`<rect class="tap" width=${shape.reach[1] * size} height=${shape.reach[0] * size} />`
    }
    <rect class="border" width=${shape.reach[1] * size} height=${shape.reach[0] * size} />
  </g>`;
}

/** Rows and columns that the window never reads, hatched. @param {{shape: Geometry, size: number}} props */
function Unread({ shape, size }) {
  const [height, width] = shape.padded.map((n) => n * size);
  const rows = unreadRuns(shape, 0).map(
    ({ start, count }) => `M0 ${start * size}h${width}v${count * size}h${-width}Z`,
  );
  const columns = unreadRuns(shape, 1).map(
    ({ start, count }) => `M${start * size} 0h${count * size}v${height}h${-count * size}Z`,
  );
  if (rows.length + columns.length === 0) return null;
  return html`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2" /></pattern></defs>
    <path class="unread" d=${rows.concat(columns).join("")} />`;
}

/** What lies under the input's grid: the picture, or the maps of the layer before. @param {{source: string | null}} props */
function Ground({ source }) {
  if (source)
    return html`<${LayerMaps} layer=${source} label="" first=${liveliest(source) ?? 0} count=${1} scale="map" testid="ground" />`;
  return pinnedPicture.value && takesPictures.value
    ? html`<${Picture} pictures=${pinnedPicture.value} />`
    : null;
}

/** The channel that lies under the input's grid. @param {string | null} source @param {Tensor | undefined} tensor @returns {number} one that there is not, for a picture in colours */
const channelUnder = (source, tensor) =>
  source ? (liveliest(source) ?? 0) : tensor?.shape.at(-1) === 1 ? 0 : Number.POSITIVE_INFINITY;

/**
 * Where the two grids stand: the layer's input on the left, its output on the right.
 * @param {Geometry} shape @param {number} room
 */
function arrange(shape, room) {
  const big = cellSize(shape.padded, room * LARGE);
  const small = Math.min(cellSize(shape.output, room * SMALL), big);
  const [tall, wide] = shape.padded.map((n) => n * big);
  const [low, narrow] = shape.output.map((n) => n * small);
  const height = Math.max(tall, low);
  return {
    big,
    small,
    width: wide + GAP + narrow,
    height,
    over: { left: shape.backward ? narrow + GAP : 0, top: (height - tall) / 2 },
    cells: { left: shape.backward ? 0 : wide + GAP, top: (height - low) / 2 },
  };
}

/** @typedef {ReturnType<typeof arrange>} Arrangement */

/** Lines from the window to the cell. @param {{shape: Geometry, origin: Pair, cell: Pair, place: Arrangement}} props */
function Links({ shape, origin, cell, place: { big, small, over, cells, width, height } }) {
  const edge = over.left + (origin[1] + (shape.backward ? 0 : shape.reach[1])) * big;
  const tip = cells.left + (cell[1] + (shape.backward ? 1 : 0)) * small;
  const ends = [0, 1].map((end) => {
    const from = over.top + (origin[0] + end * shape.reach[0]) * big;
    return `M${edge} ${from}L${tip} ${cells.top + (cell[0] + end) * small}`;
  });
  return html`<svg class="links" width=${width} height=${height} aria-hidden="true"><path d=${ends.join("")} /></svg>`;
}

/** @param {number} left @param {number} top @param {Pair} cells @param {number} size */
const box = (left, top, [rows, columns], size) => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${columns * size}px`,
  height: `${rows * size}px`,
});

/**
 * @param {{layer: Layer, shape: Geometry, origin: Pair, cell: Pair,
 *   onInput: (place: Pair) => void, onOutput: (cell: Pair) => void}} props
 */
export function WindowDrawing({ layer, shape, origin, cell, onInput, onOutput }) {
  const { ref, width: room } = useWidth();
  const place = arrange(shape, room);
  const { big, small, over, cells } = place;
  const source = sourceOf([...settled.value.facts.values()], layer.id);
  const before = html`<${Ground} source=${source} />`;
  const made = html`<${LayerMaps} layer=${layer.id} label="" first=${channel.value ?? 0} count=${1} scale="map" testid="ground" />`;
  const numbers = exact.value?.layer === layer.id ? exact.value : null;
  const read = { tensor: numbers?.inputs[0], channel: channelUnder(source, numbers?.inputs[0]) };
  const given = { tensor: numbers?.output, channel: channel.value ?? 0 };
  const inner = box(over.left + shape.pad[1][0] * big, over.top + shape.pad[0][0] * big, shape.input, big);
  /** @param {PointerEvent} event */
  const moves = (event) => event.pointerType === "mouse" || event.buttons > 0;
  const names = [words.inputSize(pair(shape.input)), words.outputSize(pair(shape.output))];
  const [overName, cellsName] = shape.backward
    ? [words.outputSize(pair(shape.input)), words.inputSize(pair(shape.output))]
    : names;
  const padded =
    String(shape.padded) === String(shape.input)
      ? ""
      : shape.backward
        ? words.cutFrom(pair(shape.padded))
        : words.paddedTo(pair(shape.padded));
  const captions = [
    html`<span>${overName}<span class="padded">${padded}</span></span>`,
    html`<span>${cellsName}</span>`,
  ];
  return html`<div ref=${ref}><div class="drawing" style=${{ width: `${place.width}px`, height: `${place.height}px` }}>
    <div class="ground" style=${inner}>${shape.backward ? made : before}</div>
    <div class="ground" style=${box(cells.left, cells.top, shape.output, small)}>${shape.backward ? before : made}</div>
    <${Links} shape=${shape} origin=${origin} cell=${cell} place=${place} />
    <svg class="input-grid" width=${shape.padded[1] * big + 1} height=${shape.padded[0] * big + 1} role="img" aria-label=${[overName, padded].join(" ")}
      style=${{ left: `${over.left}px`, top: `${over.top}px` }}
      onPointerMove=${(/** @type {any} */ event) => moves(event) && onInput(cellUnder(event, big, shape.padded))}
      onPointerDown=${(/** @type {any} */ event) => onInput(cellUnder(event, big, shape.padded))}>
      <path class="padding-area" data-field="padding" fill-rule="evenodd" d=${paddingPath(shape, big)} />
      <path class="grid" d=${gridPath(shape.padded, big)} />
      <${Values} ...${shape.backward ? given : read} cells=${shape.input} size=${big} top=${shape.pad[0][0] * big} left=${shape.pad[1][0] * big} /><${Unread} shape=${shape} size=${big} /><${Window} shape=${shape} origin=${origin} size=${big} /></svg>
    <svg class="output-grid" width=${shape.output[1] * small + 1} height=${shape.output[0] * small + 1} role="img" aria-label=${cellsName}
      style=${{ left: `${cells.left}px`, top: `${cells.top}px` }}
      onPointerMove=${(/** @type {any} */ event) => moves(event) && onOutput(cellUnder(event, small, shape.output))}
      onPointerDown=${(/** @type {any} */ event) => onOutput(cellUnder(event, small, shape.output))}>
      <path class="grid" d=${gridPath(shape.output, small)} /><${Values} ...${shape.backward ? read : given} cells=${shape.output} size=${small} top=${0} left=${0} />
      <rect class=${`cell ${small < ROOM ? "" : "open"}`} x=${cell[1] * small} y=${cell[0] * small} width=${Math.max(small, 2)} height=${Math.max(small, 2)} /></svg>
  </div></div>
  <p class="captions">${shape.backward ? captions.reverse() : captions}</p>`;
}
