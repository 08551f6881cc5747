/** The newest picture of every layer. Kept outside the signals: ten a second must paint canvases, not rebuild views. */

import { signal } from "@preact/signals";

/** @import { Frame } from "../types.d.ts" */
/** @typedef {(frame: Frame | undefined) => void} FrameListener */

/** @type {Map<string, Frame>} */
const newest = new Map();
/** What is shown: the newest pictures, or those of a step that is past. */
let shown = newest;
/** @type {Map<string, Set<FrameListener>>} */
const listeners = new Map();

/** Grows with every frame of the watched output layer, for the few views that show numbers. */
export const outputFrame = signal(/** @type {Frame | undefined} */ (undefined));

let outputLayer = "";

/** @param {Frame["type"]} type @param {string} layer */
const keyOf = (type, layer) => `${type} ${layer}`;

/** @param {string} key @param {Frame | undefined} frame */
function tell(key, frame) {
  for (const listener of listeners.get(key) ?? []) listener(frame);
}

/** @param {Frame} frame */
export function put(frame) {
  const key = keyOf(frame.type, frame.layer);
  newest.set(key, frame);
  if (shown !== newest) return;
  if (frame.type === "activations" && frame.layer === outputLayer) outputFrame.value = frame;
  tell(key, frame);
}

/** @param {string} layer @param {Frame["type"]} [type] */
export const frameOf = (layer, type = "activations") => shown.get(keyOf(type, layer));

/** The map of a layer that has most to show. @param {string} layer @returns {number | null} null while there is no picture */
export function liveliest(layer) {
  const frame = frameOf(layer);
  if (!frame) return null;
  if (frame.shape.length === 1) return frame.data.indexOf(Math.max(...frame.data));
  const spans = frame.high.map((high, i) => high - frame.low[i]);
  return spans.indexOf(Math.max(...spans));
}

/** Forget all pictures, or those that are gone. @param {(layer: string, type: Frame["type"]) => boolean} [keep] */
export function clear(keep = () => false) {
  for (const [key, frame] of [...newest]) {
    if (keep(frame.layer, frame.type)) continue;
    newest.delete(key);
    if (shown === newest) tell(key, undefined);
  }
  if (!keep(outputLayer, "activations") && shown === newest) outputFrame.value = undefined;
}

/** @param {Map<string, Frame>} pictures */
function show(pictures) {
  shown = pictures;
  outputFrame.value = frameOf(outputLayer);
  for (const key of listeners.keys()) tell(key, shown.get(key));
}

/** Show the pictures of a past step in place of the newest, which are kept until they are wanted again. @param {Frame[]} frames */
export const showPast = (frames) =>
  show(new Map(frames.map((frame) => [keyOf(frame.type, frame.layer), frame])));

/** Show the newest pictures again. */
export const showNewest = () => shown !== newest && show(newest);

/** Name the layer whose frames `outputFrame` follows. @param {string} layer */
export function followOutput(layer) {
  outputLayer = layer;
  outputFrame.value = frameOf(layer);
}

/**
 * Be told of every new frame of a layer, and of the present one at once.
 * @param {string} layer @param {FrameListener} listener @param {Frame["type"]} [type]
 * @returns {() => void} stop listening
 */
export function onFrame(layer, listener, type = "activations") {
  const key = keyOf(type, layer);
  const set = listeners.get(key) ?? new Set();
  listeners.set(key, set.add(listener));
  listener(shown.get(key));
  return () => {
    set.delete(listener);
    if (set.size === 0) listeners.delete(key);
  };
}
