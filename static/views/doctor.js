/** The doctor: what is wrong with the network or its training, where, and what would mend it. */

import { html } from "htm/preact";
import { applyFix, select } from "../state/actions.js";
import { find, layerAt } from "../state/architecture.js";
import { trainOnFrom } from "../state/runs.js";
import { architecture, busy, diagnoses, edited, facts, live, problems } from "../state/store.js";
import { words } from "../words/words.js";
import { withoutPath } from "./format.js";

/** @import { Diagnosis, Problem, Severity } from "../types.d.ts" */

/** @type {Severity[]} */
const GRAVITY = ["error", "warning", "hint"];

/** A sentence behind the name of its layer: neither path nor name twice. @param {string} message @param {string | null} layer */
const sentence = (message, layer) =>
  withoutPath(layer && message.startsWith(`${layer} `) ? message.slice(layer.length + 1) : message);

/** @typedef {{label: string, name?: string, act: () => void}} Way what mends it, by a press; `name` where the label needs more to be known by */

/** @param {{severity: Severity, message: string, layer: string | null, way?: Way | null, long?: boolean}} props `long`: the way stands below the sentence */
const Finding = ({
  severity,
  message,
  layer,
  way,
  long = false,
}) => html`<li class=${`finding ${severity} ${long ? "long" : ""}`}>
  <span class="unseen">${words.severities[severity]}: </span>
  <p>${layer && html`<button type="button" class="link-button" onClick=${() => select(layer)}>${layer}</button>${message.startsWith(`${layer} `) ? " " : " · "}`}${sentence(message, layer)}</p>
  ${way && html`<button type="button" class="repair" aria-label=${way.name ?? way.label} disabled=${busy.value !== null} onClick=${way.act}>${way.label}</button>`}
</li>`;

/** @param {Problem} problem */
function ofNetwork(problem) {
  const layer = layerAt(architecture.value, problem.path)?.id ?? null;
  const name = `${words.repair} ${layer ?? ""}`.trim();
  return html`<${Finding} key=${`${problem.path} ${problem.code}`} severity=${problem.severity} message=${problem.message}
    layer=${layer} way=${problem.fix?.length ? { label: words.repair, name, act: () => applyFix(problem) } : null} />`;
}

/** What a press can still do against trouble: nothing once the run has ended or the network is another. @param {Diagnosis} diagnosis @returns {Way | null} */
function wayOut({ remedy }) {
  if (!remedy || !live.value || edited.value) return null;
  return { label: words.goBack(remedy.step, remedy.learning_rate), act: () => trainOnFrom(remedy) };
}

/** @param {Diagnosis} diagnosis */
function ofTraining(diagnosis) {
  const { severity, code, message } = diagnosis;
  const layer = find(architecture.value, diagnosis.layer ?? null)?.layer.id ?? null;
  return html`<${Finding} key=${`run ${code} ${diagnosis.layer}`} severity=${severity} message=${message} layer=${layer}
    way=${wayOut(diagnosis)} long=${true} />`;
}

/** @param {{severity: Severity}} one @param {{severity: Severity}} other */
const byGravity = (one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity);

export function Doctor() {
  const findings = [
    ...diagnoses.value.map((one) => ({ severity: one.severity, view: ofTraining(one) })),
    ...problems.value.map((one) => ({ severity: one.severity, view: ofNetwork(one) })),
  ].sort(byGravity);
  const count = findings.length;
  return html`<section class="doctor" aria-label=${words.doctor}>
    <h2>${words.doctor}${count > 1 && html` <span class="muted">${words.findings(count)}</span>`}</h2>
    <ul aria-live="polite" tabindex=${count > 1 ? 0 : undefined}>
      ${findings.map(({ view }) => view)}
      ${count === 0 && html`<li class="finding well"><p>${facts.value ? words.allWell : words.analysing}</p></li>`}
    </ul>
  </section>`;
}
