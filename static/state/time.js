/** Time: a step of the training that is past, its weights kept, looked at in place of the newest. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { ApiError, getSteps, preview } from "../api/http.js";
import { showNewest, showPast } from "./frames.js";
import { inLook } from "./look.js";
import { guarded, report } from "./notices.js";
import {
  architecture,
  checks,
  edited,
  keptSteps,
  kernelLayers,
  kernelUnit,
  run,
  training,
  viewed,
  warm,
} from "./store.js";
import { turns } from "./turns.js";

/** @import { Frame, RunState } from "../types.d.ts" */

const STANDS = new Set(["paused", "finished", "stopped", "failed"]);
/** Milliseconds that a whole play takes about, and those of one step at least and at most. */
const PLAY = { whole: 9000, least: 50, most: 300 };
/** Bytes of pictures that are kept at hand, so that going back and forth asks nobody. */
const ROOM = 48 << 20;

inLook("step", viewed, (value) => Number.isInteger(value) && Number(value) >= 0);

export const playing = signal(false);

/** The training whose past can be looked at: the one whose network is shown. */
const trail = computed(() => (run.value && !edited.value ? run.value.id : null));

/** The steps to choose from, all before the present one. */
export const pastSteps = computed(() => {
  const now = run.value?.step ?? 0;
  return trail.value === null ? [] : keptSteps.value.filter((step) => step < now);
});

/** @param {number | null} step null for the newest */
export function lookAt(step) {
  playing.value = false;
  viewed.value = step;
}

/** The kept step that is nearest to another; null for the newest. @param {number} wanted @returns {number | null} */
function nearest(wanted) {
  const now = run.value?.step ?? 0;
  const far = (/** @type {number} */ step) => Math.abs(step - wanted);
  const best = pastSteps.value.reduce((one, step) => (far(step) < far(one) ? step : one), now);
  return best === now ? null : best;
}

/** Look at the kept step that is nearest to a step. @param {number} step */
export const lookNear = (step) => run.value && lookAt(nearest(step));

/** Look so many kept steps before or behind what is looked at. @param {number} by */
export function lookFurther(by) {
  const steps = pastSteps.value;
  const at = viewed.value === null ? steps.length : steps.indexOf(viewed.value);
  lookAt(steps[Math.max(at + by, 0)] ?? null);
}

export const loadSteps = () =>
  guarded(async () => {
    const id = run.value?.id;
    if (!id) return;
    const steps = await getSteps(id);
    if (run.value?.id === id) keptSteps.value = steps;
  });

/** What the page showed at steps, the one that was looked at last at the end. @type {Map<string, Promise<Frame[]>>} */
const known = new Map();
let taken = 0;

function forget() {
  known.clear();
  taken = 0;
}

/** What the page shows at a step. @param {number} step @returns {Promise<Frame[]>} */
function framesAt(step) {
  const { pinned, dataset, seed } = training.value;
  const key = JSON.stringify([run.value?.id, step, pinned, dataset, kernelLayers.value, kernelUnit.value]);
  const there = known.get(key) ?? fetched(step, { image: pinned, dataset, seed });
  known.delete(key);
  known.set(key, there);
  there.catch(() => known.delete(key));
  return there;
}

/** @param {number} step @param {{image: number | string, dataset: string, seed: number}} of @returns {Promise<Frame[]>} */
async function fetched(step, of) {
  const one = /** @type {NonNullable<typeof run.value>} */ (run.value);
  const kernels = kernelLayers.value;
  const unit = kernelUnit.value;
  const from = { weights_from: one.id, weights_step: step, kernels, changes: kernels };
  const part = unit === null ? {} : { unit };
  const frames = await preview({
    architecture: one.architecture ?? architecture.value,
    ...of,
    ...from,
    ...part,
  });
  taken += frames.reduce((sum, { data }) => sum + data.length, 0);
  if (taken > ROOM) forget();
  return frames.map((frame) => ({ ...frame, step }));
}

/** By itself, so that a change of other settings asks for nothing. */
const pinned = computed(() => training.value.pinned);

let wanted = 0;
/** @type {Promise<void> | null} */
let looking = null;

/** Fetch what is wanted now; whatever is wanted meanwhile is fetched after it, and only the last. */
function look() {
  wanted += 1;
  looking ??= catchUp().finally(() => {
    looking = null;
  });
}

async function catchUp() {
  for (let done = 0; done !== wanted; ) {
    done = wanted;
    const step = viewed.value;
    if (step === null || !run.value) showNewest();
    else if (warm.value) await show(step, () => done === wanted);
  }
}

/** @param {number} step @param {() => boolean} isNewest */
async function show(step, isNewest) {
  try {
    const frames = await framesAt(step);
    if (viewed.value !== null) showPast(frames);
  } catch (error) {
    if (!isNewest()) return;
    const gone = error instanceof ApiError && error.code === "unknown_step";
    if (gone) loadSteps();
    else report(error);
    if (!gone || !playing.value) lookAt(null);
  }
}

const toPlay = turns();

/** Let the training run before one's eyes, from the step that is looked at or from its first, up to the newest. */
export async function play() {
  playing.value = !playing.value;
  const isLast = toPlay();
  if (!playing.value) return;
  const goesOn = () => playing.value && isLast();
  await loadSteps();
  const from = viewed.value ?? -1;
  const steps = pastSteps.value.filter((step) => step > from);
  const period = Math.min(Math.max(PLAY.whole / steps.length, PLAY.least), PLAY.most);
  for (const [i, step] of steps.entries()) {
    if (!goesOn()) return;
    viewed.value = step;
    const pause = new Promise((resolve) => setTimeout(resolve, period));
    await looking;
    if (goesOn() && i + 1 < steps.length) framesAt(steps[i + 1]);
    await pause;
  }
  if (goesOn()) lookAt(null);
}

/** Keep the steps at hand, and leave the past where there is none or the training goes on from a stand. */
function followTrail() {
  /** @type {{id: string | null, state: RunState | undefined, step: number}} */
  let before = { id: trail.peek(), state: undefined, step: 0 };
  effect(() => {
    const now = { id: trail.value, state: run.value?.state, step: run.value?.step ?? 0 };
    void viewed.value; // A link may name a step of a training that is not there any more.
    const stands = STANDS.has(now.state ?? "");
    const was = before;
    before = now;
    untracked(() => {
      if (now.id !== was.id) keptSteps.value = [];
      if (now.id !== was.id || now.step < was.step) forget();
      const goesOn = now.state === "running" && was.state === "paused";
      if (now.id === null || now.id !== was.id || goesOn || (viewed.value ?? 0) > now.step) lookAt(null);
      const moved = stands ? now.step !== was.step : was.step === 0;
      const news = now.id !== was.id || now.state !== was.state || moved;
      if (now.id !== null && news && now.step > 0) loadSteps();
    });
  });
}

/** Follow the training, and show the step that is looked at. */
export function startTime() {
  followTrail();
  effect(() => {
    if (checks.value.length > 0 && run.peek()?.state === "running") untracked(loadSteps);
  });
  effect(() => {
    void [viewed.value, pinned.value, kernelLayers.value, kernelUnit.value, warm.value];
    untracked(look);
  });
}
