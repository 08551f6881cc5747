/** The layer as what it is to a computer: one large matrix, mostly empty, whose few weights stand in many places. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { entrySize, paintMatrix, transposed, weightColour } from "../../canvas/matrix.js";
import { loadMatrix, matrixOf, matrixOpen } from "../../state/matrix.js";
import { stand } from "../../state/stand.js";
import { probe } from "../../state/store.js";
import { theme } from "../../state/theme.js";
import { words } from "../../words/words.js";
import { integer } from "../format.js";
import { pointIn } from "../pointer.js";
import { token } from "../tokens.js";
import { useWidth } from "../width.js";

/** @import { Layer, LayerFacts, MatrixFacts, Pair } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */

/** Most rows and columns of a matrix of all channels and filters that is offered. */
const MOST = 800;

/** What an entry says. @param {MatrixFacts} found @param {Geometry} shape @param {Pair} place @param {number} channels @param {number} filters */
function sayEntry({ entries, kernel }, shape, [row, column], channels, filters) {
  const place = (/** @type {number} */ index, /** @type {number} */ width) =>
    words.matrixPlace(Math.floor(index / width) + 1, (index % width) + 1);
  const output = place(Math.floor(row / filters), shape.output[1]);
  const input = place(Math.floor(column / channels), shape.input[1]);
  const entry = entries.find(([down, across]) => down === row && across === column);
  if (!entry) return words.entryEmpty(output, input);
  const tap = Math.floor(entry[2] / (kernel[2] * kernel[3]));
  return words.entry(output, place(tap, kernel[1]), input);
}

/** The kernel in the colours of the matrix. @param {{kernel: MatrixFacts["kernel"]}} props */
function Key({ kernel: [rows, columns] }) {
  const size = Math.min(14, 56 / Math.max(rows, columns));
  return html`<svg class="matrix-key" width=${columns * size} height=${rows * size} role="img" aria-label=${words.matrixKey}>
    ${Array.from({ length: rows * columns }, (_, tap) => html`<rect key=${tap} x=${(tap % columns) * size} y=${Math.floor(tap / columns) * size} width=${size} height=${size} fill=${weightColour(tap, rows * columns)} />`)}
  </svg>`;
}

/**
 * @param {{found: MatrixFacts, shape: Geometry, at: Pair, onMove: (cell: Pair) => void, turned: boolean, channels: number, filters: number}} props
 * `turned`: rows for columns; `channels` and `filters` of the part that is shown
 */
function Drawing({ found, shape, at, onMove, turned, channels, filters }) {
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const { ref: place, width: room } = useWidth();
  const said = useSignal("");
  const shown = turned ? transposed(found) : found;
  const size = entrySize(shown, room, room);
  const { kernel } = found;
  const now = theme.value;
  useLayoutEffect(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (ref.current);
    const perTap = kernel[2] * kernel[3];
    const colourOf = (/** @type {number} */ weight) =>
      weightColour(Math.floor(weight / perTap), kernel[0] * kernel[1]);
    paintMatrix(canvas, shown, size, colourOf, token("--line"));
  }, [found, turned, now, size]);
  const first = (at[0] * shape.output[1] + at[1]) * filters;
  const band = { x: 0, y: first * size, width: found.columns * size, height: Math.max(filters * size, 1.5) };
  const [width, height] = [shown.columns * size, shown.rows * size];
  /** @param {PointerEvent} event */
  const point = (event) => {
    const { x, y } = pointIn(event);
    const seen = [Math.floor(y / size), Math.floor(x / size)];
    const [row, column] = turned ? seen.reverse() : seen;
    if (row < 0 || column < 0 || row >= found.rows || column >= found.columns) return;
    const cell = Math.floor(row / filters);
    onMove([Math.floor(cell / shape.output[1]), cell % shape.output[1]]);
    said.value = sayEntry(found, shape, [row, column], channels, filters);
  };
  return html`<div ref=${place}><div class="matrix-drawing" style=${{ width: `${width}px`, height: `${height}px` }}
      onPointerMove=${point} onPointerLeave=${() => {
        said.value = "";
      }}>
      <canvas ref=${ref} role="img" aria-label=${words.matrixOf(integer(shown.rows), integer(shown.columns))} data-testid="matrix"></canvas>
      <svg width=${width} height=${height} aria-hidden="true"><rect class="matrix-row" ...${turned ? { x: band.y, y: 0, width: band.height, height: band.width } : band} /></svg>
    </div></div>
    <p class="matrix-said">${said.value || (turned ? words.matrixBackward : words.matrixForward)}</p>`;
}

/** @param {{pressed: boolean, label: string, title?: string, onPress: () => void}} props */
const Toggle = ({ pressed, label, title = "", onPress }) =>
  html`<button type="button" aria-pressed=${pressed} title=${title} onClick=${onPress}>${label}</button>`;

/** @param {{layer: Layer, known: LayerFacts, shape: Geometry}} props */
function Opened({ layer, known, shape }) {
  const on = probe.value?.layer === layer.id ? probe.value : { row: 0, column: 0 };
  const move = (/** @type {Pair} */ [row, column]) => stand({ layer: layer.id, row, column });
  const turned = useSignal(false);
  const all = useSignal(false);
  const [filters, channels] = [known.output_shape[2], known.input_shape[2]];
  const fits =
    layer.kind === "Conv2D" &&
    filters * channels > 1 &&
    Math.max(shape.output[0] * shape.output[1] * filters, shape.input[0] * shape.input[1] * channels) <= MOST;
  const whole = all.value && fits;
  useEffect(
    () => loadMatrix(layer.id, whole),
    [layer.id, whole, JSON.stringify(shape), filters, channels, layer.padding_mode, layer.groups],
  );
  const found = matrixOf(layer.id);
  if (found === "large") return html`<p class="muted">${words.matrixLarge}</p>`;
  if (!found) return html`<p class="muted">${words.matrixComes}</p>`;
  return html`<div class="matrix-head"><p>${words.matrixFigures(integer(found.rows), integer(found.columns), integer(found.dense), integer(found.entries.length), integer(found.distinct))}</p><${Key} kernel=${found.kernel} /></div>
    <${Drawing} found=${found} shape=${shape} at=${[on.row, on.column]} onMove=${move} turned=${turned.value} channels=${found.whole ? channels : 1} filters=${found.whole ? filters : 1} />
    <div class="choice-buttons">
      <${Toggle} pressed=${turned.value} label=${words.matrixTurn} title=${words.matrixBackward} onPress=${() => {
        turned.value = !turned.value;
      }} />
      ${
        fits &&
        html`<${Toggle} pressed=${whole} label=${words.matrixWhole} onPress=${() => {
          all.value = !all.value;
        }} />`
      }
    </div>
    ${!found.whole && filters * channels > 1 && html`<p class="muted">${words.matrixBlock(integer(filters * channels))}</p>`}`;
}

/** @param {{layer: Layer, known: LayerFacts, shape: Geometry}} props */
export function Matrix(props) {
  return html`<details class="matrix" open=${matrixOpen.value} onToggle=${(
    /** @type {Event & {currentTarget: HTMLDetailsElement}} */ { currentTarget },
  ) => {
    matrixOpen.value = currentTarget.open;
  }}>
    <summary>${words.matrix}</summary>
    ${matrixOpen.value && html`<${Opened} ...${props} />`}
  </details>`;
}
