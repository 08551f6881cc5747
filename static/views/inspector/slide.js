/** The window sliding over the padded input, tied to the output cell that it makes. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { pair } from "../format.js";
import { Icon } from "../icons.js";
import { WindowDrawing } from "./drawing.js";
import { geometry, originAt, outputAt } from "./geometry.js";

/** @import { Signal } from "@preact/signals" */
/** @import { Layer, LayerFacts, Pair, WindowFacts } from "../../types.d.ts" */

const PACE = 220;

/** @param {{layer: Layer, known: LayerFacts & {window: WindowFacts}}} props */
export function SlidingWindow({ layer, known }) {
  const shape = geometry(known);
  const cells = shape.output[0] * shape.output[1];
  /** @type {Signal<Pair>} */
  const at = useSignal([Math.floor(shape.output[0] / 3), Math.floor(shape.output[1] / 3)]);
  const playing = useSignal(false);
  const [row, column] = at.value.map((place, axis) => Math.min(place, shape.output[axis] - 1));
  const now = row * shape.output[1] + column;
  /** @param {number} index counted along the rows, from 0 */
  const moveTo = (index) => {
    const around = (index + cells) % cells;
    at.value = [Math.floor(around / shape.output[1]), around % shape.output[1]];
  };
  const latest = useRef({ now, moveTo });
  latest.current = { now, moveTo };

  useEffect(() => {
    if (!playing.value) return undefined;
    const timer = setInterval(() => latest.current.moveTo(latest.current.now + 1), PACE);
    return () => clearInterval(timer);
  }, [playing.value]);
  useEffect(() => {
    probe.value = { layer: layer.id, row, column };
  }, [layer.id, row, column]);
  useEffect(
    () => () => {
      probe.value = null;
    },
    [],
  );

  /** @param {number} by */
  const step = (by) => {
    playing.value = false;
    moveTo(now + by);
  };
  /** @param {Pair | null} cell */
  const goTo = (cell) => {
    if (!cell) return;
    playing.value = false;
    at.value = cell;
  };
  return html`<div class="slide">
    <${WindowDrawing} layer=${layer} shape=${shape} origin=${originAt(shape, [row, column])} cell=${[row, column]}
      onInput=${(/** @type {[number, number]} */ place) => goTo(outputAt(shape, place))} onOutput=${goTo} />
    <div class="slide-controls">
      <button type="button" class="square" aria-label=${words.stepBack} onClick=${() => step(-1)}><${Icon} name="back" /></button>
      <button type="button" class="square" aria-label=${playing.value ? words.pauseWindow : words.play} aria-pressed=${playing.value}
        onClick=${() => {
          playing.value = !playing.value;
        }}><${Icon} name=${playing.value ? "pause" : "play"} /></button>
      <button type="button" class="square" aria-label=${words.stepOn} onClick=${() => step(1)}><${Icon} name="step" /></button>
      <input type="range" min="0" max=${cells - 1} value=${now} aria-label=${words.position} aria-valuetext=${words.cellPlace(row + 1, column + 1, pair(shape.output))}
        onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
          playing.value = false;
          moveTo(Number(currentTarget.value));
        }} />
      <span class="place-words muted">${words.cellPlace(row + 1, column + 1, pair(shape.output))}</span>
    </div>
  </div>`;
}
