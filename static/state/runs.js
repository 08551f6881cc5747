/** The training as the page sees it: start, steer, follow its stream, come back to it. */

import { batch, effect } from "@preact/signals";
import { ApiError, changeRun, commandRun, createRun, getRun, getRuns, rewindRun } from "../api/http.js";
import { words } from "../words/words.js";
import { holdPreview, refreshPreview } from "./follow.js";
import { clear } from "./frames.js";
import { BLANK } from "./journal.js";
import { adopt, attach, detach } from "./listen.js";
import { guarded, notify, report } from "./notices.js";
import { claim, followed } from "./ownruns.js";
import { recall, remember } from "./storage.js";
import {
  architecture,
  busy,
  connected,
  edited,
  journal,
  LIVE,
  live,
  rows,
  run,
  training,
  weightsFrom,
} from "./store.js";

/** @import { Design, Remedy, Run, Training } from "../types.d.ts" */

const KEY = "playground.run";
/** Settings that a live run can take over; all others need a new one. */
const STEERABLE = new Set(["epochs", "pinned"]);

/** Follow a run, and remember it for the next time that the page is opened. @param {Run} next @param {boolean} isNew */
function follow(next, isNew) {
  remember(KEY, next.id, "sessionStorage");
  const gone = () => {
    connected.value = true;
    notify("warning", words.runGone);
    leaveRun();
  };
  attach(next, isNew, gone, () => guarded(() => commandRun(next.id, "stop")));
}

/** Steer the run that is shown; that it came too late for one that an edit has ended needs no word. @param {() => Promise<void>} work */
async function steer(work) {
  try {
    await work();
  } catch (error) {
    if (live.value || !(error instanceof ApiError) || error.code !== "run_ended") report(error);
  }
}

/** @param {string} name @param {() => Promise<void>} work one command at a time */
async function command(name, work) {
  if (busy.value) return;
  busy.value = name;
  await steer(work);
  busy.value = null;
}

/** Grows when another network takes the place of the one that is shown. */
let left = 0;

/** Start a training, from the weights at hand where there are any. @param {boolean} paused @param {number} [step] the step of the weights; the newest where left out */
async function start(paused, step) {
  const body = { architecture: architecture.value, training: training.value, paused };
  const from = weightsFrom.value;
  const before = left;
  const created = await createRun(
    from ? { ...body, weights_from: from, ...(step === undefined ? {} : { weights_step: step }) } : body,
  );
  claim(created.id);
  if (left !== before) return void guarded(() => commandRun(created.id, "stop"));
  edited.value = false;
  follow(created, true);
  catchUp(body);
}

/** Take over what was changed while the server was asked for a run. @param {Design} asked */
function catchUp({ architecture: network, training: settings }) {
  const { layers, input } = architecture.value;
  if (layers !== network.layers || input !== network.input) {
    edited.value = true;
    return stopForEdit();
  }
  const changed = Object.entries(training.value).filter(
    ([name, value]) => value !== settings[/** @type {keyof Training} */ (name)],
  );
  if (changed.length > 0) adoptSettings(Object.fromEntries(changed));
}

/** @param {"pause"|"resume"|"step"|"stop"} verb */
async function tell(verb) {
  if (!run.value) return;
  adopt(await commandRun(run.value.id, verb));
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

/** Go back to a step whose weights were kept, with another learning rate where one is given, and train on: in a new run where the old one has ended. @param {Remedy | {step: number}} to */
export const trainOnFrom = (to) =>
  command("rewind", async () => {
    if (!run.value) return;
    if (followed.value) leaveRun(run.value.id);
    if (!live.value) return start(false, to.step);
    const answer = await rewindRun(run.value.id, to);
    if (run.value?.id !== answer.id) return;
    adopt(answer);
    if ("learning_rate" in to) {
      const { optimizer } = training.value;
      training.value = {
        ...training.value,
        optimizer: { ...optimizer, learning_rate: to.learning_rate },
      };
    }
    await tell("resume");
  });

export const stop = () => guarded(() => tell("stop"));

/** Stop and forget all weights. */
export const reset = () =>
  guarded(async () => {
    if (live.value && !followed.value) await tell("stop");
    leaveRun();
    clear();
    refreshPreview();
  });

/** Let go of the run that is shown, and stop it where it still works and nobody else waits for it. @param {string | null} [weights] the run whose weights are kept */
export function leaveRun(weights = null) {
  left += 1;
  const old = run.value;
  const stops = old !== null && live.value && !followed.value;
  detach();
  remember(KEY, null, "sessionStorage");
  batch(() => {
    run.value = null;
    rows.value = [];
    journal.value = BLANK;
    weightsFrom.value = weights;
    edited.value = false;
  });
  if (stops) guarded(() => commandRun(old.id, "stop"));
}

/** Follow a training of somebody else no more; what it has learned so far stays here. */
export const leave = () => run.value && leaveRun(run.value.id);

/** The network changed: end the run, keep its weights for preview and for the next training. */
export function stopForEdit() {
  const old = run.value;
  if (!old) return;
  if (followed.value) return leaveRun(old.id);
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
  if (followed.value) return leaveRun(old.id);
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
  steer(async () => adopt(await changeRun(old.id, changes)));
}

/**
 * Find the run that a link names, or that this window showed before, or one that is live.
 * @param {string | undefined} named @param {boolean} anyLive take any live run, not only the remembered one
 * @returns {Promise<Run | null>}
 */
export async function findRun(named, anyLive) {
  const known = named ?? recall(KEY, "sessionStorage");
  try {
    if (known) return await getRun(known);
    const found = anyLive ? (await getRuns()).findLast((one) => LIVE.has(one.state)) : null;
    return found ? await getRun(found.id) : null;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    remember(KEY, null, "sessionStorage");
    return null;
  }
}

/** Show a run that was there before the page was. @param {Run} found */
export function showAgain(found) {
  follow(found, false);
  if (!LIVE.has(found.state)) weightsFrom.value = found.id;
  edited.value = JSON.stringify(found.architecture) !== JSON.stringify(architecture.value);
  if (edited.value) stopForEdit();
}
