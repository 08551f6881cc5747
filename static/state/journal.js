/** What the log of a run says about the way that its training took: the trouble on it, and each validation. Pure. */

/** @import { Check, Diagnosis, Journal, StreamEvent } from "../types.d.ts" */

/** @type {Journal} */
export const BLANK = { step: 0, state: "queued", findings: [], checks: [] };

/** Told once as a message, and over with it. */
export const PASSING = new Set(["worker_lost"]);

/** @template {{step: number}} T @param {T[]} known in the order of their steps @param {number} step @returns {T[]} those up to the step; the same list where that is all of them */
export const upTo = (known, step) =>
  known.some((one) => one.step > step) ? known.filter((one) => one.step <= step) : known;

/**
 * Note where the run stands. What came after a step that it went back to is void, and a way out of trouble is offered until
 * the run goes on.
 * @param {Journal} journal @param {any} event @returns {Journal}
 */
function moved(journal, { run: { step, state } }) {
  const back = step < journal.step;
  const goesOn = state === "running" && journal.state === "paused";
  let { findings, checks } = journal;
  if (back) [findings, checks] = [upTo(findings, step), upTo(checks, step)];
  if (goesOn && findings.some(({ remedy }) => remedy))
    findings = findings.map((one) => ({ ...one, remedy: null }));
  return { step, state, findings, checks };
}

/** @param {Journal} journal @param {any} event @returns {Journal} */
function found(journal, { seq: _seq, type: _type, ...finding }) {
  if (PASSING.has(finding.code)) return journal;
  const others = journal.findings.filter(
    ({ code, layer }) => code !== finding.code || layer !== finding.layer,
  );
  return { ...journal, findings: [...others, /** @type {Diagnosis} */ (finding)] };
}

/** @param {Journal} journal @param {any} event @returns {Journal} */
function validated(journal, { step, epoch, confusion = [], class_accuracy = [] }) {
  /** @type {Check} */
  const check = { step, epoch, confusion, class_accuracy };
  return { ...journal, step, checks: [...journal.checks.filter((one) => one.step !== step), check] };
}

/** @type {Record<string, (journal: Journal, event: any) => Journal>} */
const READ = {
  state: moved,
  diagnosis: found,
  epoch: validated,
  metrics: (journal, { step }) => ({ ...journal, step }),
};

/** Read one more event of the log. @param {Journal} journal @param {StreamEvent} event @returns {Journal} */
export const withEvent = (journal, event) => READ[event.type]?.(journal, event) ?? journal;
