/** The time slider: what the network made of the picture at an earlier step of its training, and the way there played. */

import { html } from "htm/preact";
import { trainOnFrom } from "../state/runs.js";
import { busy, figuresView, run, viewed } from "../state/store.js";
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

/** @param {{one: Run | null}} props */
function Slider({ one }) {
  const end = Math.max(one ? one.epochs * one.steps_per_epoch : 1, one?.step ?? 1);
  const now = one?.step ?? 0;
  const at = viewed.value ?? now;
  return html`<input type="range" min="0" max=${end} value=${at} disabled=${pastSteps.value.length === 0}
    aria-label=${words.timeStep} aria-valuetext=${said(one)} title=${words.timeHelp}
    style=${{ "--at": share(at, end), "--now": share(now, end) }}
    onFocus=${loadSteps} onKeyDown=${onKeyDown}
    onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
      lookNear(Number(currentTarget.value));
      currentTarget.value = String(viewed.value ?? run.value?.step ?? 0);
    }} />`;
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
