/** The bench where kernels are set by hand: which one stands on it, and what a person does to it. */

import { computed, signal } from "@preact/signals";
import { setField } from "./actions.js";
import { find } from "./architecture.js";
import { exact } from "./exact.js";
import * as kernels from "./kernels.js";
import { inLook } from "./look.js";
import {
  architecture,
  channel,
  factsById,
  learned,
  run,
  schemas,
  selected,
  viewed,
  weightsFrom,
} from "./store.js";

/** @import { Layer } from "../types.d.ts" */
/** @import { Cells, Entry, Slice } from "./kernels.js" */
/** @typedef {{name: string, title: string, description: string, values: number[][]}} Classic */

/** The input channel whose kernel is looked at; null for all of a filter together. */
export const inputChannel = signal(/** @type {number | null} */ (null));
inLook("inputChannel", inputChannel, (value) => Number.isInteger(value));

/** What a kind of layer can be set to; none where its kernels cannot be set. @param {string} kind @returns {Classic[]} */
export const classicsOf = (kind) =>
  schemas.value?.architecture.$defs?.[kind]?.properties?.kernels?.["x-classics"] ?? [];

/** @param {Layer | undefined} layer @returns {Entry[]} */
const entriesOf = (layer) => /** @type {Entry[]} */ (layer?.kernels ?? []);

const layerNow = computed(() => find(architecture.value, selected.value)?.layer);
const knownNow = computed(() => factsById.value.get(selected.value ?? ""));

/** How many filters the layer has. */
export const filterCount = computed(() => knownNow.value?.output_shape.at(-1) ?? 1);

/** How many channels each of them reads. */
export const channelCount = computed(() => {
  const groups = Number(layerNow.value?.groups ?? 1);
  return Math.max(1, (knownNow.value?.input_shape.at(-1) ?? 1) / groups);
});

/** What stands on the bench. @type {import("@preact/signals").ReadonlySignal<Slice>} */
export const slice = computed(() => {
  const one = inputChannel.value;
  const inside = one !== null && channelCount.value > 1 && one < channelCount.value;
  return {
    filter: Math.min(channel.value ?? 0, filterCount.value - 1),
    channel: inside ? one : null,
  };
});

/** The kernel's numbers as the server last told them; null until it has. */
const told = computed(() => {
  const found = exact.value;
  const kernel = found?.weights.kernel;
  if (kernel?.shape.length !== 4 || found?.layer !== selected.value) return null;
  const { filter, channel: one } = slice.value;
  const [, , channels, filters] = kernel.shape;
  if (found.unit !== null && found.unit !== filter) return null;
  const at = found.unit === null ? filter : 0;
  return at < filters && (one ?? 0) < channels
    ? kernels.numbersOf(kernel, { filter: at, channel: one })
    : null;
});

/** What the layer's kernels were set to when the weights that are shown were learned. */
const setThen = computed(() => {
  const from = learned.value ?? weightsFrom.value;
  const network = from && run.value?.id === from ? run.value.architecture : undefined;
  const entries = entriesOf(network ? find(network, selected.value)?.layer : undefined);
  return new Set(entries.map((entry) => JSON.stringify(entry)));
});

/** Whether the network has learned since the kernel on the bench was set, and it could. */
export const learnedSince = computed(() => {
  const own = entry.value;
  return own !== undefined && !own.frozen && setThen.value.has(JSON.stringify(own));
});

/** Numbers that a person has just set: they are so, whatever the server told last. */
const setNow = computed(() => {
  const entry = kernels.ownEntry(entriesOf(layerNow.value), slice.value);
  const numbers = told.value;
  if (!entry || !numbers || viewed.value !== null) return null;
  if (!entry.frozen && setThen.value.has(JSON.stringify(entry))) return null;
  return kernels.valuesOf(entry, { height: numbers.length, width: numbers[0].length });
});

/** The kernel on the bench, row by row; null until the server has told it. */
export const numbers = computed(
  () =>
    told.value?.map((line, row) => line.map((value, column) => setNow.value?.[row][column] ?? value)) ?? null,
);

/** The entry that sets the kernel on the bench. */
export const entry = computed(() => kernels.entryOf(entriesOf(layerNow.value), slice.value));

/** Which of its cells were set, where only some were. @type {import("@preact/signals").ReadonlySignal<Cells | null>} */
export const setCells = computed(() => {
  const size = numbers.value;
  const cells = size && kernels.valuesOf(entry.value, { height: size.length, width: size[0].length });
  return cells?.some((line) => line.includes(null)) ? cells : null;
});

/** Whether any kernel of the layer was set. */
export const anySet = computed(() => entriesOf(layerNow.value).length > 0);

/** Why the kernel on the bench cannot be changed now; null where it can. @type {import("@preact/signals").ReadonlySignal<"past" | "normalized" | null>} */
export const obstacle = computed(() => {
  if (viewed.value !== null) return "past";
  return layerNow.value?.weight_normalization ? "normalized" : null;
});

/** @param {(entries: Entry[], slice: Slice) => Entry[]} edit */
function change(edit) {
  const layer = layerNow.value;
  if (!layer || obstacle.value) return;
  // What is changed stays on the bench, also where no map had been picked yet.
  channel.value = slice.value.filter;
  const before = entriesOf(layer);
  const after = edit(before, slice.value);
  if (JSON.stringify(after) !== JSON.stringify(before)) setField(layer.id, "kernels", after);
}

/** @param {string} name */
export const setClassic = (name) => change((entries, at) => kernels.withClassic(entries, at, name));

/** @param {number} row @param {number} column @param {number | null} value null lets the cell go */
export function setCell(row, column, value) {
  const now = numbers.value;
  if (now) change((entries, at) => kernels.withCell(entries, at, { row, column, value }, now));
}

/** @param {boolean} frozen */
export const freeze = (frozen) => change((entries, at) => kernels.withFrozen(entries, at, frozen));

/** Let the kernel be again what it is without a hand. */
export const letGo = () =>
  change((entries, at) => {
    const found = kernels.entryOf(entries, at);
    return found ? kernels.without(entries, kernels.sliceOf(found)) : entries;
  });

/** Set every filter of the layer to a classic of its own. @param {string[]} names */
export const setOneEach = (names) =>
  change((entries) => kernels.withOneEach(entries, names, filterCount.value));
