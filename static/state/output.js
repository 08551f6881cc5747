/** What the network says about the pinned picture: class probabilities out of the output layer's frame. */

import { computed } from "@preact/signals";
import { softmax } from "../sums/activations.js";
import { outputFrame } from "./frames.js";
import { classes, lastLayer, pinnedPicture } from "./store.js";

/** The values of a vector's frame. @param {{low: number[], high: number[], data: Uint8Array}} frame */
export const vectorOf = ({ low: [low], high: [high], data }) =>
  Array.from(data, (n) => low + ((high - low) * n) / 255);

/** Probabilities by class, empty until the network has run. */
export const probabilities = computed(() => {
  const frame = outputFrame.value;
  if (frame?.shape.length !== 1 || frame.shape[0] !== classes.value.length) return [];
  const values = vectorOf(frame);
  return lastLayer.value?.activation === "softmax" ? values : softmax(values);
});

/** Index of the true class, -1 where it is not known. */
export const truth = computed(() => pinnedPicture.value?.labels[0] ?? -1);
