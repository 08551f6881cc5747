/** How the curves are looked at: smoothed or as they are, on which scale, and where the cursor stands on all of them. */

import { computed, signal } from "@preact/signals";
import { compared } from "./earlier.js";
import { inLook } from "./look.js";
import { axisEnd, figuresAt, WINDOWS } from "./rows.js";
import { rows, run, training, viewed } from "./store.js";

/** @import { Row } from "../types.d.ts" */

/** Batches that a point of the training curve is the mean of, at least. */
export const smoothing = signal(10);
export const logLoss = signal(false);
/** Where the cursor stands, in epochs; null where it stands nowhere. */
export const hovered = signal(/** @type {number | null} */ (null));
/** The earlier training that is pointed at. */
export const pointed = signal(/** @type {string | null} */ (null));

inLook("smoothing", smoothing, (value) => WINDOWS.includes(/** @type {number} */ (value)));
inLook("log", logLoss, (value) => typeof value === "boolean");

export const stepsPerEpoch = computed(() => run.value?.steps_per_epoch ?? 1);

/** Where the axis of the epochs ends: room for the present training, and for the earlier ones that are shown. */
export const lastEpoch = computed(() => {
  const planned = run.value?.epochs ?? training.value.epochs;
  const before = compared.value.filter(({ shown }) => shown);
  const longest = Math.max(0, ...before.map((one) => (one.rows.at(-1)?.step ?? 0) / one.steps));
  const trained = (rows.value.at(-1)?.step ?? 0) / stepsPerEpoch.value;
  return axisEnd(Math.max(trained, longest), Math.max(planned, Math.ceil(longest)));
});

/** Where the figures are read, in epochs: under the cursor, at the step that is looked at, or at the end. */
export const place = computed(
  () =>
    hovered.value ?? (viewed.value === null ? Number.POSITIVE_INFINITY : viewed.value / stepsPerEpoch.value),
);

/** What was known of a training at that place. @param {Row[]} known @param {number} steps of an epoch */
export const figuresHere = (known, steps) =>
  figuresAt(known, Math.round(place.value * steps), smoothing.value);

/** The figures of the step that the page shows, whatever the cursor does. */
export const shownFigures = computed(() =>
  figuresAt(rows.value, viewed.value ?? Number.POSITIVE_INFINITY, smoothing.value),
);
