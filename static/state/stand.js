/** The output cell that one stands on: where one clicked, or for a moment where one points. */

import { batch, signal } from "@preact/signals";
import { extent, valueAt } from "../canvas/maps.js";
import { frameOf, liveliest, onFrame } from "./frames.js";
import { inLook } from "./look.js";
import { channel, probe } from "./store.js";

/** @typedef {{layer: string, row: number, column: number}} Place */

/** Where one clicked, and so what a link tells. */
const stood = signal(/** @type {Place | null} */ (null));
/** The map that was shown large then. */
let stoodMap = channel.peek();

inLook("at", stood, (value) => {
  const { layer, row, column } = /** @type {any} */ (value ?? {});
  return typeof layer === "string" && [row, column].every((at) => Number.isInteger(at) && at >= 0);
});

// A link that is opened while its layer is taken apart already moves to its cell.
stood.subscribe((at) => {
  if (at && probe.peek()?.layer === at.layer) probe.value = at;
});

/** Stand on a cell. @param {Place} place @param {number} [map] the map that is shown large from then on */
export const stand = (place, map) =>
  batch(() => {
    if (map !== undefined) channel.value = map;
    probe.value = place;
    stood.value = place;
    stoodMap = channel.peek();
  });

/** Look at a cell for a moment. @param {Place} place @param {number} [map] */
export const glance = (place, map) =>
  batch(() => {
    if (map !== undefined) channel.value = map;
    probe.value = place;
  });

/** Be back where one stands. @param {boolean} [withMap] whether the map was only glanced at too */
export const comeBack = (withMap = false) =>
  batch(() => {
    if (stood.peek()?.layer !== probe.peek()?.layer) return;
    probe.value = stood.peek();
    if (withMap) channel.value = stoodMap;
  });

/** The map that is shown large, or is to be: while a training is watched nobody else chooses one. @param {string} layer */
const mapOf = (layer) => channel.peek() ?? liveliest(layer) ?? 0;

/** The cell of a layer's map that has most to show. @param {string} layer @param {number} map @returns {Place} */
function strongestCell(layer, map) {
  const frame = frameOf(layer);
  const [height, width, count] = frame ? extent(frame.shape) : [1, 1, 1];
  let [best, most] = [0, -1];
  for (let cell = 0; frame && cell < height * width; cell += 1) {
    const value = Math.abs(valueAt(frame, map, cell * count + map));
    if (value > most) [best, most] = [cell, value];
  }
  return { layer, row: Math.floor(best / width), column: best % width };
}

/** Stand on the cell of a layer's output that lies at a place. @param {string} layer @param {number[]} shape @param {{x: number, y: number}} place from 0 to 1 inside the map */
export function standAt(layer, shape, { x, y }) {
  const [height, width] = extent(shape);
  stand({ layer, row: Math.floor(y * height), column: Math.floor(x * width) });
}

/** @param {string} layer */
function standOnStrongest(layer) {
  const map = mapOf(layer);
  stand(strongestCell(layer, map), map);
}

/** Stand on the strongest cell as soon as there is a picture to choose it from, unless somebody stands elsewhere by then. @param {string} layer */
function standOnFirstPicture(layer) {
  const waiting = { layer, row: 0, column: 0 };
  probe.value = waiting;
  const stop = onFrame(layer, (frame) => {
    if (!frame) return;
    stop();
    if (probe.peek() === waiting) standOnStrongest(layer);
  });
}

/** Stand somewhere on a layer: where one stands, if that is there, else where there is most to see. @param {string} layer @param {number[]} shape of its output */
export function standSomewhere(layer, shape) {
  const [height, width] = extent(shape);
  const known = [probe.peek(), stood.peek()].find(
    (at) => at?.layer === layer && at.row < height && at.column < width,
  );
  if (known) stand(known, frameOf(layer) ? mapOf(layer) : undefined);
  else if (frameOf(layer)) standOnStrongest(layer);
  else standOnFirstPicture(layer);
}
