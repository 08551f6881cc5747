/** What the person looks at, kept in the link beside the design: every part of the page names its own. */

import { batch, computed, signal } from "@preact/signals";

/** @import { Signal } from "@preact/signals" */
/** @typedef {Record<string, unknown>} Look */
/** @typedef {{part: Signal<any>, accepts: (value: unknown) => boolean, start: string}} Kept */

const kept = signal(/** @type {ReadonlyMap<string, Kept>} */ (new Map()));

/**
 * Keep a signal in the link. What it holds now is its default, which is left out of the link.
 * @param {string} name short, and never used for anything else: links that were sent must still open
 * @param {Signal<any>} part holds what JSON can hold
 * @param {(value: unknown) => boolean} accepts says of a value from a link whether it can be shown; the design of the link is there by then
 */
export function inLook(name, part, accepts) {
  kept.value = new Map(kept.peek()).set(name, { part, accepts, start: JSON.stringify(part.peek()) });
}

/** All that is not as it is by default, by name. */
export const look = computed(() => {
  /** @type {Look} */
  const found = {};
  for (const [name, { part, start }] of kept.value)
    if (JSON.stringify(part.value) !== start) found[name] = part.value;
  return found;
});

/** Look at what a link says; what it does not say, or says wrongly, is as it is by default. @param {Look} given */
export const restoreLook = (given) =>
  batch(() => {
    for (const [name, { part, accepts, start }] of kept.peek()) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      part.value = value !== undefined && accepts(value) ? value : JSON.parse(start);
    }
  });
