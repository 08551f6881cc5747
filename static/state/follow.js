/** Facts and pictures follow the network: analyse at once, preview right behind, the latest always wins. */

import { batch, computed, effect, untracked } from "@preact/signals";
import { ApiError, analyze, isAbort, preview } from "../api/http.js";
import { afterFrame } from "../canvas/painter.js";
import { headBefore, takenIds } from "./architecture.js";
import { clear, followOutput, liveliest, put } from "./frames.js";
import { guarded, report } from "./notices.js";
import { followPicture } from "./pinned.js";
import { looked, portionOf } from "./portions.js";
import {
  architecture,
  channel,
  connected,
  dataset,
  facts,
  factsById,
  image,
  imageFor,
  kernelLayers,
  kernelUnit,
  lastLayer,
  live,
  pictures,
  previewState,
  problems,
  reachable,
  refusal,
  selected,
  settled,
  training,
  warm,
  weightsFrom,
} from "./store.js";
import { awaitAnswer } from "./together.js";
import { unchanged } from "./unchanged.js";

/** @import { Architecture, Facts, Problem } from "../types.d.ts" */

let controller = new AbortController();
/** The network that the present facts belong to; pictures are made of this one, so that both always fit. */
let analysed = architecture.peek();
/** True while the facts are older than the network: pictures of it would be of use for a moment only. */
let analysing = false;
/** Settles when a run that an edit stops has ended; previews wait for its weights. */
let released = Promise.resolve();

/** Make previews wait. @param {Promise<unknown>} work */
export function holdPreview(work) {
  released = work.then(
    () => undefined,
    () => undefined,
  );
}

/** What the server refuses, as it would say it of a network. @param {ApiError} error @returns {Problem} */
export const toProblem = (error) => ({
  severity: "error",
  path: error.path,
  code: error.code,
  message: [error.message, error.hint].filter(Boolean).join(" "),
});

/** The new facts with the old objects where nothing changed, so that only what changed is drawn anew. @param {Facts} fresh @param {Facts | null} old @returns {Facts} */
function shared(fresh, old) {
  const known = new Map(old?.layers.map((one) => [one.id, one]));
  return { ...fresh, layers: fresh.layers.map((one) => unchanged(known.get(one.id), one)) };
}

/** @param {Architecture} of the network that was drawn */
function settle(of) {
  if (of === analysed) settled.value = { architecture: of, facts: factsById.peek() };
}

/** Ask for the facts of the network as it is now. */
async function follow() {
  controller.abort();
  controller = new AbortController();
  const { signal } = controller;
  analysing = true;
  const body = {
    architecture: architecture.value,
    dataset: training.value.dataset,
    batch_size: training.value.batch_size,
    optimizer: training.value.optimizer,
  };
  const answered = awaitAnswer();
  try {
    const answer = await analyze(body, signal);
    if (signal.aborted) return;
    batch(() => {
      facts.value = shared(answer, facts.value);
      analysed = body.architecture;
      refusal.value = null;
    });
    afterFrame(() => settle(body.architecture));
  } catch (error) {
    if (isAbort(error) || signal.aborted) return;
    if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) return report(error);
    refusal.value = toProblem(error);
  } finally {
    answered();
    if (!signal.aborted) analysing = false;
  }
  refreshPreview();
}

let wanted = 0;
let showing = false;
/** True while pictures of what has come into sight are fetched. */
let sighting = false;

/** Whose weights are looked at, where it is a training's. */
const whoseWeights = () => (weightsFrom.value ? { weights_from: weightsFrom.value } : {});

/** What is wanted of kernels beside the feature maps: a layer that was just added, or is not reached, has none yet. */
function kernelWishes() {
  const there = takenIds(possiblePart());
  const kernels = kernelLayers.value.filter((id) => there.has(id));
  const unit = kernelUnit.value;
  const changes = weightsFrom.value ? { changes: kernels } : {};
  return { ...whoseWeights(), ...changes, kernels, ...(unit === null ? {} : { unit }) };
}

/**
 * Run a picture through a network, for the maps of some layers and for what else is wished.
 * @param {Architecture} network @param {number | string} which @param {string[]} layers @param {object} wishes
 */
async function ask(network, which, layers, wishes) {
  const { dataset: name, seed } = training.value;
  const frames = await preview({
    architecture: network,
    dataset: name,
    image: which,
    seed,
    layers,
    ...wishes,
  });
  return frames.map((frame) => ({ ...frame, step: 0 }));
}

/** Fetch the kernels that are looked at, where nothing else changed. */
async function refreshKernels() {
  if (showing || previewState.value !== "shown" || !shown || !isOf(shown)) return refreshPreview();
  const what = shown;
  const which = imageFor(analysed);
  const wishes = kernelWishes();
  if (live.value || !warm.value || wishes.kernels.length === 0 || which === null) return;
  await guarded(async () => {
    const frames = await ask(possiblePart(), which, [], wishes);
    if (live.value || !isOf(what)) return;
    for (const frame of frames) put(frame);
  });
}

/** Run the pinned picture through the network once more, unless a training does it already. */
export function refreshPreview() {
  wanted += 1;
  if (!showing) showPreviews();
}

async function showPreviews() {
  showing = true;
  let done = -1;
  while (done !== wanted) {
    done = wanted;
    await released;
    if (analysing || live.value || !warm.value || refusal.value) continue;
    if (imageFor(analysed) === null) {
      clear();
      shown = null;
      continue;
    }
    previewState.value = "busy";
    await showOne(() => done === wanted);
  }
  // Pictures that came too late are not shown, and nobody shall wait for them.
  if (previewState.value === "busy") previewState.value = "idle";
  showing = false;
}

/** The network that pictures are made of: up to the layer at fault, where there is one. */
export function possiblePart() {
  const fault = problems.value.find(
    ({ severity, path }) => severity === "error" && path.startsWith("layers/"),
  );
  const impossible = fault && facts.value && facts.value.layers.length < takenIds(analysed).size;
  return impossible ? headBefore(analysed, fault.path) : analysed;
}

/** What a preview is made from beside the network. */
const asked = computed(() => {
  const { dataset: name, seed, pinned } = training.value;
  return JSON.stringify([name, seed, pinned, weightsFrom.value]);
});

/** What the pictures on the page are of. @type {{network: Architecture, asked: string, there: Set<string>} | null} */
let shown = null;

/** Whether pictures that were asked for may still be shown. @param {NonNullable<typeof shown>} what */
const isOf = (what) =>
  what.network === analysed && what.asked === asked.value && !(live.value && connected.value);

/** @param {() => boolean} isNewest */
async function showOne(isNewest) {
  const what = { network: analysed, asked: asked.value, there: new Set(/** @type {string[]} */ ([])) };
  try {
    await showPortion(what, kernelWishes());
    await showMore(what, isNewest);
  } catch (error) {
    if (isNewest()) failed(error);
  }
}

/** @param {NonNullable<typeof shown>} what @param {() => boolean} isNewest */
async function showMore(what, isNewest) {
  while (isNewest() && isOf(what) && (await showPortion(what)));
}

/**
 * Ask for the next pictures and show them; the first ones take the place of all that are there.
 * @param {NonNullable<typeof shown>} what @param {ReturnType<typeof kernelWishes>} [wishes] @returns {Promise<boolean>} false where nothing is missing
 */
async function showPortion(what, wishes) {
  const part = possiblePart();
  const which = imageFor(analysed);
  const layers = portionOf(part, what.there);
  if (layers.length === 0 || which === null) return false;
  const frames = await ask(part, which, layers, wishes ?? whoseWeights());
  if (!isOf(what)) return false;
  for (const frame of frames) put(frame);
  if (wishes) {
    const known = new Set(frames.map(({ layer, type }) => `${type} ${layer}`));
    clear((layer, type) => known.has(`${type} ${layer}`));
    shown = what;
  }
  for (const layer of layers) what.there.add(layer);
  previewState.value = "shown";
  if (selected.value && channel.value === null) channel.value = liveliest(selected.value);
  return true;
}

/** @param {unknown} error */
function failed(error) {
  previewState.value = "idle";
  if (error instanceof ApiError && error.code === "warming_up") wanted += 1;
  else if (error instanceof ApiError && error.status === 0) report(error);
  else if (error instanceof ApiError && weightsFrom.value && error.status === 404) weightsFrom.value = null;
  else if (!problems.value.some(({ severity }) => severity === "error")) report(error);
}

/** Ask for what has come into sight since, where the pictures are many. */
async function refreshSight() {
  if (showing || sighting || previewState.value !== "shown" || !shown || live.value || analysing) return;
  sighting = true;
  const what = shown;
  const before = wanted;
  await guarded(() => showMore(what, () => before === wanted));
  sighting = false;
}

/** What the facts depend on beside the network: not on all settings, or a picture that is pinned would be analysed too. */
const analysis = computed(() => {
  const { dataset: name, batch_size, optimizer } = training.value;
  return JSON.stringify([name, batch_size, optimizer]);
});

/** Begin to follow. */
export function startFollowing() {
  effect(() => {
    void [architecture.value, analysis.value];
    if (reachable.value) untracked(follow);
  });
  effect(() => {
    void [asked.value, warm.value, live.value];
    untracked(refreshPreview);
  });
  effect(() => {
    void looked.value;
    untracked(refreshSight);
  });
  effect(() => {
    void [kernelLayers.value, kernelUnit.value];
    untracked(refreshKernels);
  });
  effect(() => {
    void [image.value, architecture.value.input, dataset.value, pictures.value];
    untracked(followPicture);
  });
  effect(() => followOutput(lastLayer.value?.id ?? ""));
}
