/** Which layers a layer reads. */

import { find } from "./architecture.js";

/** @import { Architecture, Layer, LayerFacts } from "../types.d.ts" */

/** Every layer in the order in which data flows: what is inside a block before the block, which merges it. @param {Layer[]} layers @returns {Generator<Layer>} */
export function* flowing(layers) {
  for (const layer of layers) {
    for (const branch of layer.branches ?? []) yield* flowing(branch);
    yield layer;
  }
}

/** The layer in front of one in its list, or in front of the block that the list is in; null for the picture. @param {Architecture} architecture @param {string} id @returns {string | null} */
function inFrontOf(architecture, id) {
  const place = find(architecture, id);
  if (!place) return null;
  if (place.index > 0) return place.list[place.index - 1].id;
  const outer = /^(.*)\/branches\/\d+\/0$/.exec(place.path)?.[1];
  return outer === undefined ? null : inFrontOf(architecture, idAt(architecture, outer));
}

/** @param {Architecture} architecture @param {string} path "layers/3/branches/0/1" */
function idAt({ layers }, path) {
  const [, first, ...more] = path.split("/");
  let layer = layers[Number(first)];
  for (let at = 0; at < more.length; at += 3)
    layer = /** @type {NonNullable<typeof layer.branches>} */ (layer.branches)[Number(more[at + 1])][
      Number(more[at + 2])
    ];
  return layer.id;
}

/**
 * The layers whose outputs a layer reads: one, or the last of each branch that it merges; null is the picture.
 * @param {Architecture} architecture @param {string} id @returns {(string | null)[]}
 */
export function inputsOf(architecture, id) {
  const before = inFrontOf(architecture, id);
  const branches = find(architecture, id)?.layer.branches;
  return branches ? branches.map((branch) => branch.at(-1)?.id ?? before) : [before];
}

/** The shape of the maps that a layer reads as one row of units; undefined where it reads no such row. @param {Architecture} architecture @param {ReadonlyMap<string, LayerFacts>} known @param {string} id @returns {number[] | undefined} */
export function foldedShape(architecture, known, id) {
  const before = known.get(inFrontOf(architecture, id) ?? "");
  if (before?.output_shape.length !== 1 || before.reads === undefined) return undefined;
  const { reads, input_shape } = before;
  if (reads === null) return input_shape.length === 3 ? input_shape : undefined;
  return String(reads[2]) === "0,0,1" && input_shape.length === 1
    ? foldedShape(architecture, known, before.id)
    : undefined;
}
