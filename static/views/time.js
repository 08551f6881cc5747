/** The time slider: what the network made of the picture at an earlier step of its training. */

import { html } from "htm/preact";
import { trainOnFrom } from "../state/runs.js";
import { busy, figuresView, run, viewed } from "../state/store.js";
import { lookAt, pastSteps } from "../state/time.js";
import { words } from "../words/words.js";
import { integer } from "./format.js";

/** @import { Run } from "../types.d.ts" */

/** @param {Run} one @param {number} step */
const epochAt = (one, step) => Math.max(1, Math.ceil(step / one.steps_per_epoch));

/** @param {Run | null} one */
function said(one) {
  if (!one) return words.noTime;
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

export function TimeBar() {
  const one = run.value;
  const steps = pastSteps.value;
  const now = viewed.value === null ? steps.length : steps.indexOf(viewed.value);
  const live = one?.state === "running";
  return html`<div class="time" role="group" aria-label=${words.time}>
    <${ViewChoice} />
    <input type="range" min="0" max=${Math.max(steps.length, 1)} value=${steps.length > 0 ? now : 1} disabled=${steps.length === 0}
      aria-label=${words.timeStep} aria-valuetext=${said(one)} title=${words.timeHelp}
      onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => lookAt(steps[Number(currentTarget.value)] ?? null)} />
    <span class="time-words" data-testid="time">${said(one)}${live && html` <span class="live">${words.live}</span>`}</span>
    <button type="button" class="repair" disabled=${viewed.value === null || busy.value !== null} title=${words.trainOnHelp}
      onClick=${() => viewed.value !== null && trainOnFrom({ step: viewed.value })}>${words.trainOnFromHere}</button>
  </div>`;
}
