import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, upTo, withEvent } from "../../static/state/journal.js";

/** @typedef {import("../../static/types.d.ts").Journal} Journal */

let seq = 0;
/** @param {string} type @param {object} fields */
const event = (type, fields) => {
  seq += 1;
  return /** @type {import("../../static/types.d.ts").StreamEvent} */ ({ seq, type, ...fields });
};
/** @param {import("../../static/types.d.ts").StreamEvent[]} events @returns {Journal} */
const journalOf = (...events) => events.reduce(withEvent, BLANK);
/** @param {string} state @param {number} step */
const state = (state, step) => event("state", { run: { state, step } });
const metrics = (/** @type {number} */ step) => event("metrics", { step });
const trouble = (/** @type {number} */ step) =>
  event("diagnosis", {
    severity: "error",
    code: "nan_loss",
    message: "The loss is no number.",
    step,
    layer: "conv_1",
    remedy: { step: 40, learning_rate: 0.1 },
  });
const check = (/** @type {number} */ step) =>
  event("epoch", { step, epoch: step / 10, confusion: [[1]], class_accuracy: [1] });

test("trouble of one kind in one layer is noted once, the newest", () => {
  const { findings } = journalOf(metrics(50), trouble(50), metrics(60), trouble(60));
  assert.deepEqual(
    findings.map(({ step }) => step),
    [60],
  );
});

test("a way out is offered while the run stands, and not any more once it goes on", () => {
  const stands = journalOf(state("running", 0), metrics(60), trouble(58), state("paused", 60));
  assert.equal(stands.findings[0].remedy?.step, 40);
  const other = withEvent(stands, state("paused", 60));
  assert.equal(other.findings[0].remedy?.step, 40);
  const goesOn = withEvent(stands, state("running", 60));
  assert.deepEqual(
    goesOn.findings.map(({ remedy }) => remedy),
    [null],
  );
});

test("what came after the step that a run went back to is forgotten", () => {
  const back = journalOf(check(10), check(20), metrics(25), trouble(25), check(30), state("paused", 20));
  assert.deepEqual(
    back.checks.map(({ step }) => step),
    [10, 20],
  );
  assert.deepEqual(back.findings, []);
});

test("a worker that was lost is no lasting trouble", () => {
  assert.deepEqual(
    journalOf(event("diagnosis", { severity: "warning", code: "worker_lost", message: "", step: 9 }))
      .findings,
    [],
  );
});

test("a list that ends before a step is the same list", () => {
  const rows = [{ step: 1 }, { step: 2 }];
  assert.equal(upTo(rows, 2), rows);
  assert.deepEqual(upTo(rows, 1), [{ step: 1 }]);
});
