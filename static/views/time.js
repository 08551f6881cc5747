/** The time slider: what the network made of the picture at an earlier step of its training, and the way there played. */

import { html } from "htm/preact";
import { hovered } from "../state/curves.js";
import { trainOnFrom } from "../state/runs.js";
import { busy, figuresView, run, training, viewed } from "../state/store.js";
import { loadSteps, lookAt, lookFurther, lookNear, pastSteps, play, playing } from "../state/time.js";
import { words } from "../words/words.js";
import { integer } from "./format.js";
import { Icon } from "./icons.js";

/** @import { Run } from "../types.d.ts" */

/** @param {Run} one @param {number} step */
const epochAt = (one, step) => Math.max(1, Math.ceil(step / one.steps_per_epoch));

/** @param {Run | null} one */
function said(one) {
  if (!one || one.step === 0) return words.noTime;
  if (viewed.value === null) return words.stepNow(integer(one.step));
  return words.stepThen(integer(viewed.value), integer(one.step), epochAt(one, viewed.value));
}

/** Curves or classes, where there is no room for both. */
const ViewChoice =
  () => html`<div class="choice-buttons figures-choice" role="group" aria-label=${words.figuresView}>
  ${
    /** @type {const} */ (["curves", "classes"]).map(
      (view) =>
        html`<button type="button" key=${view} aria-pressed=${figuresView.value === view} onClick=${() => {
          figuresView.value = view;
        }}>${words.figuresViews[view]}</button>`,
    )
  }
</div>`;

const PAGE = 10;
/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => lookFurther(-1),
  ArrowDown: () => lookFurther(-1),
  ArrowRight: () => lookFurther(1),
  ArrowUp: () => lookFurther(1),
  PageDown: () => lookFurther(-PAGE),
  PageUp: () => lookFurther(PAGE),
  Home: () => lookAt(pastSteps.value[0] ?? null),
  End: () => lookAt(null),
  " ": () => void play(),
};

/** From one kept step to the next, whatever lies between them. @param {KeyboardEvent} event */
function onKeyDown(event) {
  const move = KEYS[event.key];
  if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  move();
}

/** How far along the way a step is, as CSS has it. @param {number} step @param {number} end */
const share = (step, end) => `${((100 * Math.min(step, end)) / end).toFixed(2)}%`;

/** Epochs between two figures along the way, so that there is room for them. */
const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const FIGURES = 10;

/** Where an epoch stands along the way: the middle of the knob reaches neither edge. @param {number} part */
const along = (part) => ({ left: `calc(8px + ${part.toFixed(4)} * (100% - 16px))` });

/** The same epochs as below the curves, and where the cursor stands on those. @param {{end: number}} props `end`: in epochs */
const Epochs = ({ end }) => {
  const stride = STRIDES.find((each) => end / each <= FIGURES) ?? end;
  const figures = Array.from({ length: Math.floor(end / stride) + 1 }, (_, i) => i * stride);
  return html`<span class="epochs" aria-hidden="true">
    ${figures.map((epoch) => html`<span key=${epoch} style=${along(epoch / end)}>${epoch}</span>`)}
    ${hovered.value !== null && html`<i style=${along(Math.min(hovered.value / end, 1))}></i>`}
  </span>`;
};

/** @param {{one: Run | null}} props */
function Slider({ one }) {
  const steps = one?.steps_per_epoch ?? 1;
  const end = Math.max((one?.epochs ?? training.value.epochs) * steps, one?.step ?? 1);
  const now = one?.step ?? 0;
  const at = viewed.value ?? now;
  return html`<div class="track"><${Epochs} end=${end / steps} /><input type="range" min="0" max=${end} value=${at} disabled=${pastSteps.value.length === 0}
    aria-label=${words.timeStep} aria-valuetext=${said(one)} title=${words.timeHelp}
    style=${{ "--at": share(at, end), "--now": share(now, end) }}
    onFocus=${loadSteps} onKeyDown=${onKeyDown}
    onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
      lookNear(Number(currentTarget.value));
      currentTarget.value = String(viewed.value ?? run.value?.step ?? 0);
    }} /></div>`;
}

export function TimeBar() {
  const one = run.value;
  const none = pastSteps.value.length === 0;
  const past = viewed.value !== null;
  const live = one?.state === "running" && !past;
  return html`<div class=${`time ${past ? "past" : ""}`} role="group" aria-label=${words.time}>
    <${ViewChoice} />
    <button type="button" class="square play" disabled=${none} aria-label=${playing.value ? words.timePause : words.timePlay}
      title=${playing.value ? words.timePause : words.timePlayHelp} onClick=${play}><${Icon} name=${playing.value ? "pause" : "play"} /></button>
    <${Slider} one=${one} />
    <span class="time-words" data-testid="time">${said(one)}${live && html` <span class="live">${words.live}</span>`}</span>
    <button type="button" class="now" disabled=${!past} title=${words.nowHelp} onClick=${() => lookAt(null)}>${words.now}</button>
    <button type="button" class="repair" disabled=${!past || busy.value !== null} title=${words.trainOnHelp}
      onClick=${() => viewed.value !== null && trainOnFrom({ step: viewed.value })}>${words.trainOnFromHere}</button>
  </div>`;
}
