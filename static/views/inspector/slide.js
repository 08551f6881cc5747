/** The window sliding over the padded input, tied to the output cell that it makes. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { pair } from "../format.js";
import { Icon } from "../icons.js";
import { WindowDrawing } from "./drawing.js";
import { originAt, outputAt } from "./geometry.js";

/** @import { Layer, Pair } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */

/** Milliseconds that the window takes over the whole input, and stands at least and at most. */
const WHOLE = 16_000;
const SHORTEST = 60;
const LONGEST = 450;

/** The position of the window: the cell that one stands on, wherever on the page that was chosen. @param {Layer} layer @param {Geometry} shape @returns {Pair} */
export function positionIn({ id }, { output, backward }) {
  const at = probe.value;
  const chosen = at?.layer === id && !backward ? [at.row, at.column] : output.map((n) => Math.floor(n / 3));
  const [row, column] = chosen.map((place, axis) => Math.min(Math.max(place, 0), output[axis] - 1));
  return [row, column];
}

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

/** @param {{layer: Layer, shape: Geometry, at: Pair, onMove: (cell: Pair) => void}} props */
export function SlidingWindow({ layer, shape, at: [row, column], onMove }) {
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
  useInterval(playing.value, pause, () => moveTo(now + 1));

  /** @param {number} index */
  const jump = (index) => {
    playing.value = false;
    moveTo(index);
  };
  /** @param {Pair | null} cell */
  const goTo = (cell) => {
    if (!cell) return;
    playing.value = false;
    onMove(cell);
  };
  /** Up and down are a row away. @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const by = { ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    jump(now + by);
  };
  const place = words.cellPlace(row + 1, column + 1, pair(shape.output));
  return html`<div class="slide">
    <${WindowDrawing} layer=${layer} shape=${shape} origin=${originAt(shape, [row, column])} cell=${[row, column]}
      onInput=${(/** @type {[number, number]} */ over) => goTo(outputAt(shape, over))} onOutput=${goTo} />
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
