/** How large the cards of the network are drawn; kept in the link. */

import { computed, signal } from "@preact/signals";
import { inLook } from "./look.js";

const LEVELS = [0.12, 0.18, 0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5];

export const zoom = signal(1);
inLook("zoom", zoom, (value) => LEVELS.includes(/** @type {number} */ (value)));

export const canZoom = computed(() => ({
  more: zoom.value < LEVELS[LEVELS.length - 1],
  less: zoom.value > LEVELS[0],
}));

/** @param {number} by levels */
export function zoomBy(by) {
  const at = LEVELS.indexOf(zoom.value) + by;
  zoom.value = LEVELS[Math.min(Math.max(at, 0), LEVELS.length - 1)];
}

/** Draw the cards so small, or so large, that all are in sight, as far as the levels go. @param {number} wide of the cards at 1 @param {number} room */
export function zoomTo(wide, room) {
  zoom.value = LEVELS.findLast((level) => level <= 1 && wide * level <= room) ?? LEVELS[0];
}
