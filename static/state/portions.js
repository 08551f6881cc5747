/** Whose pictures are asked for, and in which portions: all at once where they are few, else of what is looked at. */

import { computed } from "@preact/signals";
import { walk } from "./architecture.js";
import { inputsOf } from "./flow.js";
import { architecture, factsById, lastLayer, onScreen, selected } from "./store.js";

/** @import { Architecture, LayerFacts } from "../types.d.ts" */

/** Bytes of a network's pictures that are asked for all at once. */
const ALL = 1 << 20;
/** Bytes of one portion of those of a larger network: what a page over Wi-Fi waits for. */
const PORTION = 1 << 21;

/** What is looked at: the selected layer and what it reads, what is on the screen, and what the network says in the end. */
export const looked = computed(() => {
  const from =
    selected.value === null ? [] : [selected.value, ...inputsOf(architecture.value, selected.value)];
  const ids = [...from, ...onScreen.value, lastLayer.value?.id];
  return /** @type {string[]} */ ([...new Set(ids)].filter((id) => id != null));
});

/** One number is one byte. @param {ReadonlyMap<string, LayerFacts>} facts @param {string} id */
const bytesOf = (facts, id) => (facts.get(id)?.output_shape ?? []).reduce((product, n) => product * n, 1);

/**
 * The layers to ask for next; none where all that is looked at is there.
 * @param {Architecture} part @param {ReadonlyMap<string, LayerFacts>} facts @param {Iterable<string>} wanted in order @param {ReadonlySet<string>} there
 * @returns {string[]}
 */
export function nextPortion(part, facts, wanted, there) {
  const ids = [...walk(part)].map(({ layer }) => layer.id);
  const known = new Set(ids);
  const few = ids.reduce((sum, id) => sum + bytesOf(facts, id), 0) <= ALL;
  const missing = (few ? ids : [...wanted].filter((id) => known.has(id))).filter((id) => !there.has(id));
  let taken = 0;
  return missing.filter((id, i) => {
    taken += bytesOf(facts, id);
    return i === 0 || taken <= PORTION;
  });
}

/** What is to be asked for of the network that is analysed. @param {Architecture} part @param {ReadonlySet<string>} there */
export const portionOf = (part, there) => nextPortion(part, factsById.value, looked.value, there);
