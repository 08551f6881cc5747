/** What was opened: which preset the network is, as long as it is as it was opened, also when undo has brought it back. */

import { computed, signal } from "@preact/signals";
import { architecture } from "./store.js";

/** @import { Architecture } from "../types.d.ts" */

const opened = signal(/** @type {ReadonlyMap<string, string>} */ (new Map()));

/** How many networks were opened: each is seen from its beginning, at full size. */
export const openings = signal(0);

/** @param {string} name of a preset @param {Architecture} network as it is on the page, with its ids */
export function markOpened(name, network) {
  opened.value = new Map(opened.peek()).set(JSON.stringify(network), name);
}

/** The name of the preset that the network is; null where it is none, or none any more. */
export const openedPreset = computed(() => opened.value.get(JSON.stringify(architecture.value)) ?? null);

/** Whether the network was made from one of those that were opened here. */
export const changed = computed(() => opened.value.size > 0 && openedPreset.value === null);
