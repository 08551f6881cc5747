/** The panels around the network: how large they are and which are folded. Remembered on this computer; folds also go with a link. */

import { computed, signal } from "@preact/signals";
import { inLook } from "./look.js";
import { hidden, projector } from "./screen.js";
import * as storage from "./storage.js";

/** @typedef {"pictures" | "inspector" | "bottom"} PanelName */
/** @typedef {"x" | "y"} Axis */

const KEY = "playground.panels";

/**
 * `along`: the axis on which it grows, `sign`: in which direction of the screen; `least`, `most`: pixels.
 * @type {Record<PanelName, {along: Axis, sign: number, least: number, most: number}>}
 */
export const PANELS = {
  pictures: { along: "x", sign: 1, least: 112, most: 320 },
  inspector: { along: "x", sign: -1, least: 272, most: 760 },
  bottom: { along: "y", sign: -1, least: 148, most: 620 },
};
export const NAMES = /** @type {PanelName[]} */ (Object.keys(PANELS));
/** What a projector has no room for; one press brings it back. */
const FOLDED_ON_THE_WALL = ["pictures", "bottom"];

/** @param {unknown} value @returns {value is PanelName[]} */
const areNames = (value) => Array.isArray(value) && value.every((one) => Object.hasOwn(PANELS, one));

/** @returns {{sizes: Partial<Record<PanelName, number>>, folded: PanelName[]}} */
function remembered() {
  const { sizes, folded } = /** @type {{sizes?: unknown, folded?: unknown}} */ (
    storage.recallJson(KEY) ?? {}
  );
  const known = Object.entries(sizes ?? {}).filter(
    ([name, size]) => Object.hasOwn(PANELS, name) && Number.isFinite(size),
  );
  return { sizes: Object.fromEntries(known), folded: areNames(folded) ? folded : [] };
}

const memory = remembered();

/** Pixels, of the panels whose size was chosen. */
export const sizes = signal(memory.sizes);
const foldedBefore = signal(memory.folded);
/** The folded ones as chosen on this page or by its link; null: as remembered. */
const foldedHere = signal(/** @type {PanelName[] | null} */ (null));
inLook("folded", foldedHere, areNames);

export const folded = computed(
  () =>
    new Set(
      /** @type {PanelName[]} */ (
        foldedHere.value ?? (projector.value ? FOLDED_ON_THE_WALL : foldedBefore.value)
      ),
    ),
);

/** Whether there is anything of a panel to see. @param {PanelName} name */
export const unfolded = (name) => !folded.value.has(name) && !hidden.value.has(name);

const remember = () =>
  storage.remember(KEY, JSON.stringify({ sizes: sizes.value, folded: foldedBefore.value }));

/** Fold or unfold. What is folded on a projector is not remembered for the desk. @param {PanelName} name @param {boolean} on */
export function fold(name, on) {
  const others = [...folded.value].filter((one) => one !== name);
  foldedHere.value = on ? [...others, name] : others;
  if (projector.value) return;
  foldedBefore.value = foldedHere.value;
  remember();
}

/** @param {PanelName} name @param {number} size pixels @param {number} [room] pixels that there are for it */
export function resize(name, size, room = Number.POSITIVE_INFINITY) {
  const { least, most } = PANELS[name];
  const kept = Math.round(Math.max(least, Math.min(size, most, room)));
  sizes.value = { ...sizes.value, [name]: kept };
  remember();
}

/** Back to the size that it has by itself. @param {PanelName} name */
export function resetSize(name) {
  const { [name]: _, ...others } = sizes.value;
  sizes.value = others;
  remember();
}
