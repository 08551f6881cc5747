/** The training as the page sees it: start, steer, follow its stream, come back to it. */

import { batch, effect } from "@preact/signals";
import { ApiError, changeRun, commandRun, createRun, getHistory, getRun, getRuns } from "../api/http.js";
import { RunStream } from "../api/stream.js";
import { afterPaint } from "../canvas/painter.js";
import { words } from "../words/words.js";
import { withRow } from "./curve.js";
import { holdPreview, refreshPreview } from "./follow.js";
import { clear, put } from "./frames.js";
import { guarded, notify, report } from "./notices.js";
import {
  architecture,
  busy,
  connected,
  diagnoses,
  edited,
  LIVE,
  live,
  rows,
  run,
  training,
  weightsFrom,
} from "./store.js";

/** @import { Diagnosis, Frame, Row, Run, StreamEvent, Training } from "../types.d.ts" */

const KEY = "playground.run";
/** Settings that a live run can take over; all others need a new one. */
const STEERABLE = new Set(["epochs", "pinned"]);

/** @type {RunStream | null} */
let stream = null;

/** The layers and weights that the page shows now. */
let watched = { layers: /** @type {string[]} */ ([]), weights: /** @type {string[]} */ ([]), rate: 10 };

/** @param {string[]} layers @param {string[]} weights */
export function watch(layers, weights) {
  watched = { layers, weights, rate: 10 };
  stream?.watch(watched);
}

/** @param {Frame} frame */
function receiveFrame(frame) {
  put(frame);
  afterPaint(() => stream?.ack(frame.step), "ack");
}

/** @type {Record<string, (event: any) => void>} */
const ON_EVENT = {
  state: (event) => {
    run.value = { ...run.value, ...event.run };
  },
  metrics: (event) => progress(event),
  epoch: (event) => progress(event),
  diagnosis: (event) => {
    const others = diagnoses.value.filter(({ code, layer }) => code !== event.code || layer !== event.layer);
    diagnoses.value = [...others, /** @type {Diagnosis} */ (event)];
  },
  end: (event) => ended(event),
};

/** @param {any} event */
function progress({ seq: _seq, type: _type, ...row }) {
  const known = run.value;
  if (!known) return;
  rows.value = withRow(rows.value, row);
  run.value = { ...known, step: row.step, epoch: row.epoch, metrics: { ...known.metrics, ...row } };
}

/** @param {{state: Run["state"], message?: string}} event */
function ended({ state, message }) {
  if (run.value) run.value = { ...run.value, state };
  const told = message ?? run.value?.error?.message;
  if (state === "failed") notify("error", told ?? words.runFailed);
  if (weightsFrom.value === run.value?.id) return;
  weightsFrom.value = run.value?.id ?? null;
}

/** Follow a run from now on. @param {Run} next @param {Row[]} [history] */
function attach(next, history = []) {
  stream?.close();
  batch(() => {
    run.value = next;
    rows.value = history.reduce(withRow, /** @type {Row[]} */ ([]));
    diagnoses.value = [];
    connected.value = true;
  });
  sessionStorage.setItem(KEY, next.id);
  stream = new RunStream(next.id, {
    onEvent: (event) => ON_EVENT[event.type]?.(event),
    onFrame: receiveFrame,
    onConnection: (up) => {
      connected.value = up;
    },
    onGone: () => {
      connected.value = true;
      notify("warning", words.runGone);
      leaveRun();
    },
  });
  stream.watch(watched);
}

/** @param {string} name @param {() => Promise<void>} work one command at a time */
async function command(name, work) {
  if (busy.value) return;
  busy.value = name;
  try {
    await work();
  } catch (error) {
    report(error);
  } finally {
    busy.value = null;
  }
}

/** Start a training, from the weights at hand where there are any. @param {boolean} paused */
async function start(paused) {
  const body = { architecture: architecture.value, training: training.value, paused };
  const from = weightsFrom.value;
  const created = await createRun(from ? { ...body, weights_from: from } : body);
  edited.value = false;
  attach(created);
  return created;
}

/** @param {"pause"|"resume"|"step"|"stop"} verb */
async function tell(verb) {
  if (!run.value) return;
  const answer = await commandRun(run.value.id, verb);
  if (run.value?.id === answer.id) run.value = { ...run.value, ...answer };
}

/** The one button: train, pause or resume. */
export const trainOrPause = () =>
  command("train", async () => {
    if (!live.value) await start(false);
    else await tell(run.value?.state === "paused" ? "resume" : "pause");
  });

/** Wait until the run that is shown has come to a stand. @returns {Promise<boolean>} true where it is paused */
const standstill = () =>
  new Promise((resolve) => {
    const dispose = effect(() => {
      const state = run.value?.state;
      if (state !== "paused" && LIVE.has(state ?? "")) return;
      queueMicrotask(() => dispose());
      resolve(state === "paused");
    });
  });

/** Train one batch; a run that is not there yet is made, and waits for its first one. */
export const step = () =>
  command("step", async () => {
    if (!live.value) await start(true);
    if (await standstill()) await tell("step");
  });

export const stop = () => guarded(() => tell("stop"));

/** Stop and forget all weights. */
export const reset = () =>
  guarded(async () => {
    if (live.value) await tell("stop");
    leaveRun();
    clear();
    refreshPreview();
  });

/** Let go of the run that is shown, and stop it where it still works. */
export function leaveRun() {
  const old = run.value;
  stream?.close();
  stream = null;
  sessionStorage.removeItem(KEY);
  batch(() => {
    run.value = null;
    rows.value = [];
    diagnoses.value = [];
    weightsFrom.value = null;
    edited.value = false;
  });
  if (old && LIVE.has(old.state)) guarded(() => commandRun(old.id, "stop"));
}

/** The network changed: end the run, keep its weights for preview and for the next training. */
export function stopForEdit() {
  const old = run.value;
  if (!old) return;
  const stops = LIVE.has(old.state);
  // The next preview wants the weights that the worker writes when it ends, so it has to wait for that.
  if (stops) holdPreview(guarded(() => commandRun(old.id, "stop")));
  batch(() => {
    weightsFrom.value = old.id;
    if (stops) run.value = { ...old, state: "stopped" };
  });
}

/** Take changed settings over into a live run where it can, end it where it cannot. @param {Partial<Training>} settings */
export function adoptSettings(settings) {
  const old = run.value;
  if (!old || !LIVE.has(old.state)) return;
  const rate = settings.optimizer?.learning_rate;
  const sameOptimizer =
    JSON.stringify({ ...settings.optimizer, learning_rate: 0 }) ===
    JSON.stringify({ ...old.training?.optimizer, learning_rate: 0 });
  const names = Object.keys(settings).filter((name) => !STEERABLE.has(name));
  if (names.some((name) => name !== "optimizer" || !sameOptimizer)) {
    stopForEdit();
    return;
  }
  const { epochs, pinned } = settings;
  const changes = {
    ...(rate === undefined ? {} : { learning_rate: rate }),
    ...(epochs === undefined ? {} : { epochs }),
    ...(pinned === undefined ? {} : { pinned }),
  };
  guarded(async () => {
    const answer = await changeRun(old.id, changes);
    if (run.value?.id === answer.id) run.value = { ...run.value, ...answer };
  });
}

/**
 * Find the run that this window showed before, or one that is live.
 * @param {boolean} anyLive take any live run, not only the remembered one
 * @returns {Promise<Run | null>}
 */
export async function findRun(anyLive) {
  const remembered = sessionStorage.getItem(KEY);
  try {
    if (remembered) return await getRun(remembered);
    const found = anyLive ? (await getRuns()).findLast((one) => LIVE.has(one.state)) : null;
    return found ? await getRun(found.id) : null;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    sessionStorage.removeItem(KEY);
    return null;
  }
}

/** Show a run that was there before the page was. @param {Run} found */
export async function comeBack(found) {
  const history = await getHistory(found.id).catch(() => []);
  attach(found, history);
  if (!LIVE.has(found.state)) weightsFrom.value = found.id;
  edited.value = JSON.stringify(found.architecture) !== JSON.stringify(architecture.value);
  if (edited.value) stopForEdit();
}

/** @param {StreamEvent} event for tests of the reducer */
export const receive = (event) => ON_EVENT[event.type]?.(event);
