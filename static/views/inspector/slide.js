/** The window sliding over the padded input, tied to the output cell that it makes. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { stand } from "../../state/stand.js";
import { probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure, pair } from "../format.js";
import { Icon } from "../icons.js";
import { WindowDrawing } from "./drawing.js";
import { originAt, outputAt } from "./geometry.js";

/** @import { Layer, Pair } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */

/** Milliseconds that the window takes over the whole input, and stands at least and at most. */
const WHOLE = 16_000;
const SHORTEST = 60;
const LONGEST = 450;
/** Positions that playing stops at, at most, about. */
const MOST = 1500;

/** @param {readonly number[]} place @param {readonly number[]} size @returns {Pair} the nearest place that is there */
const within = (place, size) => {
  const [row, column] = place.map((at, axis) => Math.min(Math.max(at, 0), size[axis] - 1));
  return [row, column];
};

/** The cell in the middle of what a position of the window covers. @param {Geometry} shape @param {Pair} cell */
const middleOf = (shape, cell) =>
  within(
    originAt(shape, cell).map(
      (start, axis) => start + Math.floor((shape.reach[axis] - 1) / 2) - shape.pad[axis][0],
    ),
    shape.input,
  );

/** Call again and again. @param {boolean} on @param {number} pause milliseconds @param {() => void} act */
function useInterval(on, pause, act) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => latest.current(), pause);
    return () => clearInterval(timer);
  }, [on, pause]);
}

/** @param {{layer: Layer, shape: Geometry, at: Pair, onMove: (cell: Pair, over?: Pair) => void}} props `over`: the cell of the padded input that was pointed at */
function SlidingWindow({ layer, shape, at: [row, column], onMove }) {
  const [rows, columns] = shape.output;
  const cells = rows * columns;
  const playing = useSignal(false);
  const now = row * columns + column;
  /** @param {number} index counted along the rows, from 0 */
  const moveTo = (index) => {
    const around = (index + cells) % cells;
    onMove([Math.floor(around / columns), around % columns]);
  };
  const pause = Math.min(Math.max(WHOLE / cells, SHORTEST), LONGEST);
  const skip = Math.max(1, Math.round(cells / MOST));
  useInterval(playing.value, pause, () => moveTo(now + skip));

  /** @param {number} index */
  const jump = (index) => {
    playing.value = false;
    moveTo(index);
  };
  /** @param {Pair} cell @param {Pair} [over] */
  const goTo = (cell, over) => {
    playing.value = false;
    onMove(cell, over);
  };
  /** Up and down are a row away. @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const by = { ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    jump(now + by);
  };
  const place = words.cellPlace(row + 1, column + 1, pair(shape.output));
  return html`<div>
    <${WindowDrawing} layer=${layer} shape=${shape} origin=${originAt(shape, [row, column])} cell=${[row, column]}
      onInput=${(/** @type {Pair} */ over) => goTo(outputAt(shape, over), over)} onOutput=${(/** @type {Pair} */ cell) => goTo(cell)} />
    <div class="slide-controls">
      <button type="button" class="square" aria-label=${words.stepBack} title=${words.stepBack} onClick=${() => jump(now - 1)}><${Icon} name="back" /></button>
      <button type="button" class="square" aria-label=${playing.value ? words.pauseWindow : words.play} title=${playing.value ? words.pauseWindow : words.play}
        onClick=${() => {
          playing.value = !playing.value;
        }}><${Icon} name=${playing.value ? "pause" : "play"} /></button>
      <button type="button" class="square" aria-label=${words.stepOn} title=${words.stepOn} onClick=${() => jump(now + 1)}><${Icon} name="step" /></button>
      <input type="range" min="0" max=${cells - 1} value=${now} aria-label=${words.position} aria-valuetext=${place} title=${words.positionHelp} onKeyDown=${onKeyDown}
        onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => jump(Number(currentTarget.value))} />
      <span class="place-words muted">${place}</span>
    </div>
  </div>`;
}

/** Why an axis is not read to its end. @param {Geometry} shape @param {0 | 1} axis */
function whyUnread({ padded, reach, strides, unused }, axis) {
  if (unused[axis] === 0) return [];
  if (strides[axis] > reach[axis]) return [words.gaps];
  const steps = measure((padded[axis] - reach[axis]) / strides[axis]);
  return [words.roundedDown(`(${padded[axis]} − ${reach[axis]}) / ${strides[axis]} = ${steps}`)];
}

/** What the window leaves out or adds, in words. @param {{shape: Geometry}} props */
function Remarks({ shape }) {
  if (shape.backward) return html`<p class="remark">${words.allWritten}</p>`;
  const [rows, columns] = shape.unused;
  const lost = rows + columns > 0;
  const said = lost
    ? [words.neverRead(rows, columns), ...new Set([whyUnread(shape, 0), whyUnread(shape, 1)].flat())]
    : [];
  if (shape.pad.some(([before, after]) => after === before + 1)) said.push(words.unevenPadding);
  return html`<p class=${`remark ${lost ? "loud" : ""}`} data-testid="unused">${said.length ? said.join(" ") : words.allUsed}</p>`;
}

/** The window over the layer's input, or over its output where it writes there. @param {{layer: Layer, shape: Geometry}} props */
export function Sliding({ layer, shape }) {
  const start = within(
    shape.output.map((n) => Math.floor(n / 3)),
    shape.output,
  );
  const source = useSignal(/** @type {Pair} */ (start));
  const on = probe.value;
  const chosen = on?.layer === layer.id ? within([on.row, on.column], shape.output) : start;
  const at = shape.backward ? within(source.value, shape.output) : chosen;
  /** @param {Pair} cell @param {Pair} [over] */
  const move = (cell, over) => {
    if (shape.backward) source.value = cell;
    const made = over
      ? within([over[0] - shape.pad[0][0], over[1] - shape.pad[1][0]], shape.input)
      : middleOf(shape, cell);
    const [row, column] = shape.backward ? made : cell;
    stand({ layer: layer.id, row, column });
  };
  return html`<${SlidingWindow} layer=${layer} shape=${shape} at=${at} onMove=${move} /><${Remarks} shape=${shape} />`;
}
