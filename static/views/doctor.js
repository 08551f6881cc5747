/** The doctor: what is wrong with the network or its training, where, why, and what would mend it. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { applyFix, select } from "../state/actions.js";
import { find, layerAt } from "../state/architecture.js";
import { trainOnFrom } from "../state/runs.js";
import { architecture, busy, diagnoses, edited, facts, live, problems, viewed } from "../state/store.js";
import { lookAt, pastSteps } from "../state/time.js";
import { words } from "../words/words.js";
import { integer, withoutPath } from "./format.js";

/** @import { Diagnosis, Problem, Severity } from "../types.d.ts" */

/** @type {Severity[]} */
const GRAVITY = ["error", "warning", "hint"];

/** A sentence behind the name of its layer: neither path nor name twice. @param {string} message @param {string | null} layer */
const sentence = (message, layer) =>
  withoutPath(layer && message.startsWith(`${layer} `) ? message.slice(layer.length + 1) : message);

/** @typedef {{label: string, name?: string, act: () => void}} Way what mends it, by a press; `name` where the label needs more to be known by */
/**
 * @typedef {object} Said
 * @property {Severity} severity
 * @property {string} code
 * @property {string} message
 * @property {string | null} layer
 * @property {Way | null} way
 * @property {number | null} [step] at which it was found
 * @property {boolean} [long] whether the way stands below the sentence
 */

/** @param {{at: number}} props the step at which something was found to be wrong */
function LookBefore({ at }) {
  const before = pastSteps.value.findLast((step) => step < at);
  if (before === undefined) return null;
  return html` <button type="button" class="link-button look-there" aria-pressed=${viewed.value === before} onClick=${() => lookAt(before)}>${words.lookBefore(integer(before))}</button>`;
}

/** @param {Said} props */
function Finding({ severity, code, message, layer, way, step = null, long = false }) {
  const open = useSignal(false);
  const id = useId();
  const text = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (open.value) text.current?.scrollIntoView({ block: "nearest" });
  }, [open.value]);
  const reason = words.whys[code];
  const said = sentence(message, layer);
  return html`<li class=${`finding of-${severity} ${long ? "long" : ""}`}>
    <span class="unseen">${words.severities[severity]}: </span>
    <p>${layer && html`<button type="button" class="link-button" onClick=${() => select(layer)}>${layer}</button>${message.startsWith(`${layer} `) ? " " : " · "}`}${said}${
      reason &&
      html` <button type="button" class="link-button ask-why" aria-expanded=${open.value} aria-controls=${id} aria-label=${words.whyOf(withoutPath(message))} onClick=${() => {
        open.value = !open.value;
      }}>${words.why}</button>`
    }
      ${step !== null && html`<${LookBefore} at=${step} />`}
    </p>
    ${way && html`<button type="button" class="repair" aria-label=${way.name ?? way.label} disabled=${busy.value !== null} onClick=${way.act}>${way.label}</button>`}
    <p class="reason" id=${id} ref=${text} hidden=${!open.value}>${reason}</p>
  </li>`;
}

/** @param {Problem} problem @returns {Said} */
function ofNetwork(problem) {
  const { severity, code, message, fix } = problem;
  const layer = layerAt(architecture.value, problem.path)?.id ?? null;
  const name = `${words.repair} ${layer ?? ""}`.trim();
  const way = fix?.length ? { label: words.repair, name, act: () => applyFix(problem) } : null;
  return { severity, code, message, layer, way };
}

/** What a press can still do against trouble: nothing once the run has ended or the network is another. @param {Diagnosis} diagnosis @returns {Way | null} */
function wayOut({ remedy }) {
  if (!remedy || !live.value || edited.value) return null;
  return { label: words.goBack(remedy.step, remedy.learning_rate), act: () => trainOnFrom(remedy) };
}

/** @param {Diagnosis} diagnosis @returns {Said} */
function ofTraining(diagnosis) {
  const { severity, code, message, step } = diagnosis;
  const layer = find(architecture.value, diagnosis.layer ?? null)?.layer.id ?? null;
  return { severity, code, message, layer, way: wayOut(diagnosis), step, long: true };
}

/** @param {{severity: Severity}} one @param {{severity: Severity}} other */
const byGravity = (one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity);

export function Doctor() {
  const findings = [
    ...diagnoses.value.map((one) => ({ ...ofTraining(one), key: `run ${one.code} ${one.layer}` })),
    ...problems.value.map((one) => ({ ...ofNetwork(one), key: `${one.path} ${one.code}` })),
  ].sort(byGravity);
  const count = findings.length;
  return html`<section class="doctor" aria-label=${words.doctor}>
    <h2>${words.doctor}${count > 1 && html` <span class="muted">${words.findings(count)}</span>`}</h2>
    <ul aria-live="polite" tabindex=${count > 1 ? 0 : undefined}>
      ${findings.map(({ key, ...said }) => html`<${Finding} key=${key} ...${said} />`)}
      ${count === 0 && html`<li class="finding well"><p>${facts.value ? words.allWell : words.analysing}</p></li>`}
    </ul>
  </section>`;
}
