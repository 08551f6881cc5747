/** Time: a step of the training that is past, its weights kept, looked at in place of the newest. */

import { computed, effect, untracked } from "@preact/signals";
import { ApiError, getSteps, preview } from "../api/http.js";
import { showNewest, showPast } from "./frames.js";
import { guarded, report } from "./notices.js";
import {
  architecture,
  edited,
  image,
  journal,
  keptSteps,
  kernelLayers,
  run,
  training,
  viewed,
} from "./store.js";

/** @import { Frame } from "../types.d.ts" */

const STANDS = new Set(["paused", "finished", "stopped", "failed"]);

/** Where the run stands, for as long as it does. */
const stand = computed(() => {
  const one = run.value;
  return one && !edited.value && STANDS.has(one.state)
    ? `${one.id} ${one.state} ${journal.value.step}`
    : null;
});

/** The steps to choose from, all before the present one. */
export const pastSteps = computed(() => {
  const now = run.value?.step ?? 0;
  return stand.value === null ? [] : keptSteps.value.filter((step) => step < now);
});

/** @param {number | null} step null for the newest */
export const lookAt = (step) => {
  viewed.value = step;
};

/** Look at the kept step that is nearest to a place. @param {number} epoch */
export function lookNear(epoch) {
  const now = run.value;
  if (!now || pastSteps.value.length === 0) return;
  const wanted = epoch * now.steps_per_epoch;
  const far = (/** @type {number} */ step) => Math.abs(step - wanted);
  const nearest = [...pastSteps.value, now.step].reduce((best, step) =>
    far(step) < far(best) ? step : best,
  );
  lookAt(nearest === now.step ? null : nearest);
}

const loadSteps = () =>
  guarded(async () => {
    const id = run.value?.id;
    if (!id) return;
    const steps = await getSteps(id);
    if (run.value?.id === id) keptSteps.value = steps;
  });

/** What the page shows at a step. @param {number} step @returns {Promise<Frame[]>} */
async function framesAt(step) {
  const one = /** @type {NonNullable<typeof run.value>} */ (run.value);
  const { dataset, seed } = training.value;
  const from = { weights_from: one.id, weights_step: step, kernels: kernelLayers.value };
  const frames = await preview({
    architecture: one.architecture ?? architecture.value,
    dataset,
    image: image.value ?? 0,
    seed,
    ...from,
  });
  return frames.map((frame) => ({ ...frame, step }));
}

let wanted = 0;
let looking = false;

/** Fetch what is wanted now; whatever is wanted meanwhile is fetched after it, and only the last. */
async function look() {
  wanted += 1;
  if (looking) return;
  looking = true;
  for (let done = 0; done !== wanted; ) {
    done = wanted;
    const step = viewed.value;
    if (step === null) showNewest();
    else await show(step, () => done === wanted);
  }
  looking = false;
}

/** @param {number} step @param {() => boolean} isNewest */
async function show(step, isNewest) {
  try {
    const frames = await framesAt(step);
    if (viewed.value !== null) showPast(frames);
  } catch (error) {
    if (!isNewest()) return;
    lookAt(null);
    if (error instanceof ApiError && error.code === "unknown_step") loadSteps();
    else report(error);
  }
}

/** Keep the steps at hand while a run stands, and leave the past as soon as it moves. */
export function startTime() {
  effect(() => {
    const stands = stand.value !== null;
    untracked(() => {
      lookAt(null);
      if (stands) loadSteps();
    });
  });
  effect(() => {
    void [viewed.value, image.value, kernelLayers.value];
    untracked(look);
  });
}
