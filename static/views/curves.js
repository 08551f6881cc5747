/** The curves of the training, what they are smoothed by, and the earlier trainings that they are compared with. */

import { html } from "htm/preact";
import { figuresHere, hovered, logLoss, pointed, smoothing, stepsPerEpoch } from "../state/curves.js";
import { compared, drawn, forgetEarlier, toggleEarlier } from "../state/earlier.js";
import { WINDOWS } from "../state/rows.js";
import { rows, run, training } from "../state/store.js";
import { words } from "../words/words.js";
import { Chart } from "./chart.js";
import { measure, percent } from "./format.js";
import { DASHES } from "./plot.js";
import { runName, runTitle } from "./runname.js";

/** @import { compared as Compared } from "../state/earlier.js" */

/** @param {number | null} value */
const figure = (value) => (value === null ? "–" : measure(value));
/** @param {number | null} part */
const share = (part) => (part === null ? "–" : words.percentExact(percent(part)));

/** How much the training curve is smoothed, and the scale of the loss. */
function Tools() {
  const at = WINDOWS.indexOf(smoothing.value);
  return html`<div class="curve-tools">
    <label class="smoothing" title=${words.smoothedHelp(smoothing.value)}><span>${words.smoothing}</span>
      <input type="range" min="0" max=${WINDOWS.length - 1} value=${at} aria-valuetext=${words.smoothed(smoothing.value)}
        onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
          smoothing.value = WINDOWS[Number(currentTarget.value)] ?? 1;
        }} />
      <output>${words.smoothedShort(smoothing.value)}</output></label>
    <button type="button" class="toggle" aria-pressed=${logLoss.value} title=${words.logHelp} onClick=${() => {
      logLoss.value = !logLoss.value;
    }}>${words.log}</button>
  </div>`;
}

/** @param {{place: number}} props a short line as the chart draws it */
const Swatch = ({
  place,
}) => html`<svg class=${`swatch run-${place + 1}`} viewBox="0 0 18 6" aria-hidden="true">
  <path d="M0 3h18" stroke-dasharray=${DASHES[place].join(" ")} /></svg>`;

/** @param {{one: typeof Compared.value[number]}} props */
function EarlierRun({ one }) {
  const { id, place, shown, steps, rows: known } = one;
  const { val_accuracy: checked, accuracy } = figuresHere(known, steps);
  const name = runName(one.differs);
  /** @param {string | null} value */
  const point = (value) => () => {
    pointed.value = value;
  };
  return html`<li onPointerEnter=${point(id)} onPointerLeave=${point(null)} onFocusIn=${point(id)} onFocusOut=${point(null)}>
    <button type="button" class="earlier" aria-pressed=${shown} title=${runTitle(one.differs)} onClick=${() => toggleEarlier(id)}>
      <${Swatch} place=${place} /><span class="run-name">${name}</span><span class="run-figure">${share(checked ?? accuracy)}</span></button>
    <button type="button" class="forget" aria-label=${words.forgetRun(name)} title=${words.forgetRunHelp} onClick=${() => {
      pointed.value = null;
      forgetEarlier(id);
    }}>×</button>
  </li>`;
}

/** The earlier trainings, by what they had other than this one. */
function EarlierRuns() {
  const list = compared.value;
  return html`<div class="earlier-runs" role="group" aria-label=${words.earlierRuns}>
    <h3 title=${words.earlierHelp}>${words.earlierRuns}</h3>
    ${list.length === 0 ? html`<p class="muted">${words.noEarlier}</p>` : html`<ul>${list.toReversed().map((one) => html`<${EarlierRun} key=${one.id} one=${one} />`)}</ul>`}
  </div>`;
}

/** Where the figures above the curves are read. */
const Reading = () =>
  html`<span class="reading muted">${hovered.value === null ? words.overEpochs : words.atEpoch(hovered.value.toFixed(2))}</span>`;

export function Curves() {
  const known = rows.value;
  const at = figuresHere(known, stepsPerEpoch.value);
  const empty = known.length === 0 && drawn.value.length === 0 ? words.noCurve : "";
  const rate = at.learning_rate ?? run.value?.metrics.learning_rate ?? training.value.optimizer.learning_rate;
  return html`<section class="curves" aria-label=${words.curves}>
    <header><h2>${words.curves}</h2>
      <span class="series train">${words.training}</span><span class="series valid">${words.validationSeries}</span>
      <${Reading} /><${Tools} /></header>
    <${Chart} subject="loss" title=${words.loss} empty=${empty} figures=${[
      { role: "train", name: words.training, text: figure(at.loss) },
      { role: "valid", name: words.validationSeries, text: figure(at.val_loss) },
    ]} />
    <${Chart} subject="accuracy" title=${words.accuracy} empty=${empty} figures=${[
      { role: "train", name: words.training, text: share(at.accuracy) },
      { role: "valid", name: words.validationSeries, text: share(at.val_accuracy) },
    ]} />
    <div class="beside">
      <${Chart} subject="rate" title=${words.learningRate} figures=${[{ role: "rate", name: words.learningRate, text: figure(rate) }]} />
      <${EarlierRuns} />
    </div>
  </section>`;
}
