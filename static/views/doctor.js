/** The doctor: what is wrong with the network or its training, where, and what would mend it. */

import { html } from "htm/preact";
import { applyFix, select } from "../state/actions.js";
import { layerAt } from "../state/architecture.js";
import { architecture, diagnoses, facts, problems } from "../state/store.js";
import { words } from "../words/words.js";
import { withoutPath } from "./format.js";

/** @import { Diagnosis, Problem, Severity } from "../types.d.ts" */

/** @type {Severity[]} */
const GRAVITY = ["error", "warning", "hint"];

/** A sentence behind the name of its layer: neither path nor name twice. @param {string} message @param {string | null} layer */
const sentence = (message, layer) =>
  withoutPath(layer && message.startsWith(`${layer} `) ? message.slice(layer.length + 1) : message);

/** @param {{severity: Severity, message: string, layer: string | null, onFix?: () => void}} props */
const Finding = ({ severity, message, layer, onFix }) => html`<li class=${`finding ${severity}`}>
  <span class="unseen">${words.severities[severity]}: </span>
  <p>${layer && html`<button type="button" class="link-button" onClick=${() => select(layer)}>${layer}</button>${message.startsWith(`${layer} `) ? " " : " · "}`}${sentence(message, layer)}</p>
  ${onFix && html`<button type="button" class="repair" aria-label=${`${words.repair} ${layer ?? ""}`.trim()} onClick=${onFix}>${words.repair}</button>`}
</li>`;

/** @param {Problem} problem */
const ofNetwork = (
  problem,
) => html`<${Finding} key=${`${problem.path} ${problem.code}`} severity=${problem.severity} message=${problem.message}
  layer=${layerAt(architecture.value, problem.path)?.id ?? null} onFix=${problem.fix?.length ? () => applyFix(problem) : undefined} />`;

/** @param {Diagnosis} diagnosis */
const ofTraining = ({ severity, code, message, layer }) =>
  html`<${Finding} key=${`run ${code} ${layer}`} severity=${severity} message=${message} layer=${layer ?? null} />`;

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
