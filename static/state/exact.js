/** The exact numbers around one layer at the step that is shown: what it reads, its weights, what comes out. */

import { computed, signal } from "@preact/signals";
import { ApiError, isAbort, previewArrays } from "../api/http.js";
import { find } from "./architecture.js";
import { inputsOf } from "./flow.js";
import { possiblePart } from "./follow.js";
import { frameOf, onFrame } from "./frames.js";
import { report } from "./notices.js";
import {
  architecture,
  channel,
  factsById,
  imageFor,
  learned,
  live,
  run,
  training,
  viewed,
  warm,
  weightsFrom,
} from "./store.js";

/** @import { Architecture, Tensor } from "../types.d.ts" */
/**
 * @typedef {object} Exact
 * @property {string} layer
 * @property {number | null} step the step of the weights; null for those that nobody trained
 * @property {number | null} unit the one channel of the output that the weights are of; null where they are of all
 * @property {Tensor[]} inputs (height, width, channels) or (units,): one, or one a branch where the layer merges
 * @property {Tensor} output
 * @property {Record<string, Tensor>} weights by Keras's names; "kernel" is what the layer multiplies with
 */

/** Values that are fetched at most, of inputs and output. */
const MOST_VALUES = 1 << 23;
/** Bytes of weights above which only those of the channel that is looked at are fetched. */
const MOST_WEIGHTS = 1 << 19;
/** Milliseconds between two fetches while a training streams, at least. */
const PACE = 400;
/** Fetching may take one part in so many of the time, however large the layer. */
const SHARE = 5;

/** The layer whose numbers are wanted. */
const wanted = signal(/** @type {string | null} */ (null));

/** The newest numbers; null until they are there. */
export const exact = signal(/** @type {Exact | null} */ (null));

/** True where a layer has more numbers than can be sent at once. @param {string} layer */
export const tooMany = (layer) => valuesAround(layer) > MOST_VALUES;

/** @param {string} layer */
function valuesAround(layer) {
  const known = factsById.value.get(layer);
  const size = (/** @type {number[]} */ shape) => shape.reduce((product, n) => product * n, 1);
  return known ? size(known.input_shape) + size(known.output_shape) : 0;
}

/** The channel whose weights alone are fetched, where all would be many. */
const unit = computed(() => {
  const known = wanted.value === null ? undefined : factsById.value.get(wanted.value);
  const last = (known?.output_shape.at(-1) ?? 1) - 1;
  return (known?.weight_bytes ?? 0) > MOST_WEIGHTS ? Math.min(channel.value ?? 0, last) : null;
});

/** What made the pictures that are shown. @returns {{architecture: Architecture, weights_from?: string, weights_step?: number}} */
function shown() {
  const one = run.value;
  if (viewed.value !== null && one)
    return {
      architecture: one.architecture ?? architecture.value,
      weights_from: one.id,
      weights_step: viewed.value,
    };
  const from = learned.value ?? weightsFrom.value;
  const network = { architecture: learned.value ? architecture.value : possiblePart() };
  return from ? { ...network, weights_from: from } : network;
}

/** @param {string} layer @param {AbortSignal} signal @returns {Promise<Exact | null>} null where the layer is not run */
async function load(layer, signal) {
  const from = shown();
  const image = imageFor(from.architecture);
  if (image === null || !find(from.architecture, layer)) return null;
  const inputs = inputsOf(from.architecture, layer);
  const layers = [...new Set([layer, ...inputs.filter((id) => id !== null)])];
  const { dataset, seed } = training.value;
  const one = unit.value;
  const body = {
    ...from,
    dataset,
    image,
    seed,
    layers,
    kernels: [layer],
    ...(one === null ? {} : { unit: one }),
  };
  const arrays = await previewArrays(body, signal);
  const get = (/** @type {string} */ name) => /** @type {Tensor} */ (arrays.get(name));
  const weights = [...arrays].filter(([name]) => name.startsWith(`${layer}/`));
  return {
    layer,
    unit: one,
    step: arrays.get("@step")?.data[0] ?? null,
    inputs: inputs.map((id) => get(id ?? "@picture")),
    output: get(layer),
    weights: Object.fromEntries(weights.map(([name, tensor]) => [name.slice(layer.length + 1), tensor])),
  };
}

/**
 * Keep the exact numbers of a layer at hand, at each step that is shown.
 * @param {string} layer @returns {() => void} stop
 */
export function followExact(layer) {
  let controller = new AbortController();
  let next = 0;
  let fetching = false;
  /** Whether something came that what is fetched does not know of. */
  let behind = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  wanted.value = layer;
  const fetchNow = async () => {
    timer = undefined;
    const begun = performance.now();
    next = begun + PACE;
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    fetching = true;
    behind = false;
    try {
      const found = tooMany(layer) ? null : await load(layer, signal);
      if (signal.aborted) return;
      next = Math.max(next, performance.now() + (SHARE - 1) * (performance.now() - begun));
      exact.value = found;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      exact.value = null;
      // What the server refuses here it refuses to the preview too, which says so.
      if (!(error instanceof ApiError)) report(error);
    } finally {
      if (!signal.aborted) fetching = false;
      if (!signal.aborted && behind) soon();
    }
  };
  const soon = () => {
    // The pictures may be those of a training, which goes on while nobody can be asked for numbers yet.
    if (!warm.peek()) return;
    // It goes on faster than the numbers of a large layer come: none would ever come to the end.
    behind = fetching && live.peek();
    if (behind) return;
    timer ??= setTimeout(fetchNow, live.peek() ? Math.max(0, next - performance.now()) : 0);
  };
  const stopFrames = onFrame(layer, (frame) => frame && soon());
  // Without a frame the layer may not be run at all.
  const stopUnit = unit.subscribe(() => frameOf(layer) && soon());
  const stopWarm = warm.subscribe(() => frameOf(layer) && soon());
  return () => {
    clearTimeout(timer);
    controller.abort();
    stopFrames();
    stopUnit();
    stopWarm();
    if (wanted.value === layer) wanted.value = null;
    if (exact.value?.layer === layer) exact.value = null;
  };
}
