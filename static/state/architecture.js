/** Pure edits on the architecture JSON. Every function gives a new architecture and shares what did not change. */

/** @import { Architecture, Layer, LooseLayer } from "../types.d.ts" */
/** @typedef {{layer: Layer, path: string, list: Layer[], index: number}} Place */

/** @param {Layer[]} layers @param {string} prefix @returns {Generator<Place>} */
function* walkList(layers, prefix) {
  for (const [index, layer] of layers.entries()) {
    const path = `${prefix}/${index}`;
    yield { layer, path, list: layers, index };
    for (const [b, branch] of (layer.branches ?? []).entries())
      yield* walkList(branch, `${path}/branches/${b}`);
  }
}

/** Every layer with its path, those of branches included. @param {Architecture} architecture */
export const walk = (architecture) => walkList(architecture.layers, "layers");

/** @param {Architecture} architecture @param {string | null} id @returns {Place | undefined} */
export function find(architecture, id) {
  for (const place of walk(architecture)) if (place.layer.id === id) return place;
  return undefined;
}

/** The part of a path that names a layer: "layers/2/branches/0/1/kernel_size" -> "layers/2/branches/0/1". @param {string} path */
export const layerPath = (path) => /^\/?(layers\/\d+(?:\/branches\/\d+\/\d+)*)/.exec(path)?.[1] ?? "";

/**
 * The layer that a path points at or into ("layers/2/kernel_size" -> the third layer).
 * @param {Architecture} architecture @param {string} path @returns {Layer | undefined}
 */
export function layerAt(architecture, path) {
  const wanted = layerPath(path);
  for (const place of walk(architecture)) if (place.path === wanted) return place.layer;
  return undefined;
}

/**
 * Replace the list that holds a layer.
 * @param {Layer[]} layers @param {string} id @param {(list: Layer[], index: number) => Layer[]} edit @returns {Layer[]}
 */
function editList(layers, id, edit) {
  const index = layers.findIndex((layer) => layer.id === id);
  if (index >= 0) return edit(layers, index);
  let changed = false;
  const result = layers.map((layer) => {
    if (!layer.branches) return layer;
    const branches = layer.branches.map((branch) => editList(branch, id, edit));
    if (branches.every((branch, b) => branch === layer.branches?.[b])) return layer;
    changed = true;
    return { ...layer, branches };
  });
  return changed ? result : layers;
}

/** @param {Architecture} architecture @param {string} id @param {(list: Layer[], index: number) => Layer[]} edit */
function withList(architecture, id, edit) {
  const layers = editList(architecture.layers, id, edit);
  return layers === architecture.layers ? architecture : { ...architecture, layers };
}

/** Set fields of one layer. @param {Architecture} architecture @param {string} id @param {Record<string, unknown>} fields */
export const update = (architecture, id, fields) =>
  withList(architecture, id, (list, index) => list.with(index, { ...list[index], ...fields }));

/** Take one layer out. @param {Architecture} architecture @param {string} id */
export const remove = (architecture, id) =>
  withList(architecture, id, (list, index) => list.toSpliced(index, 1));

/** Move one layer by some places in its own list. @param {Architecture} architecture @param {string} id @param {number} by */
export const move = (architecture, id, by) =>
  withList(architecture, id, (list, index) => {
    const to = Math.min(Math.max(index + by, 0), list.length - 1);
    return to === index ? list : list.toSpliced(index, 1).toSpliced(to, 0, list[index]);
  });

/**
 * Where layers go: behind another or first of all; or to a place in a branch of a block, in the network itself for null.
 * @typedef {{block: string | null, branch: number, index?: number}} Spot
 * @typedef {{after: string | null} | Spot} NewPlace
 */

/** Put layers somewhere. @param {Architecture} architecture @param {NewPlace} place @param {Layer[]} layers @returns {Architecture} */
export function insert(architecture, place, layers) {
  if (!("block" in place)) {
    if (place.after === null) return { ...architecture, layers: [...layers, ...architecture.layers] };
    return withList(architecture, place.after, (list, index) => list.toSpliced(index + 1, 0, ...layers));
  }
  const { block, branch, index = 0 } = place;
  if (block === null) return { ...architecture, layers: architecture.layers.toSpliced(index, 0, ...layers) };
  return withBranches(architecture, block, (branches) =>
    branches.with(branch, branches[branch].toSpliced(index, 0, ...layers)),
  );
}

/** The list that a spot is in. @param {Architecture} architecture @param {Spot} spot @returns {Layer[]} */
export const listAt = (architecture, { block, branch }) =>
  block === null ? architecture.layers : (find(architecture, block)?.layer.branches?.[branch] ?? []);

/** Take a layer out of its list and put it to a spot, counted without it. @param {Architecture} architecture @param {string} id @param {Spot} spot */
export function moveTo(architecture, id, spot) {
  const from = find(architecture, id);
  const inside = from && [...walkList([from.layer], "")].some(({ layer }) => layer.id === spot.block);
  if (!from || inside) return architecture;
  if (from.list === listAt(architecture, spot) && from.index === spot.index) return architecture;
  return insert(remove(architecture, id), spot, [from.layer]);
}

/**
 * Where a layer goes across the branches: into the block beside it, to the branch above or below, or out of its block.
 * @param {Architecture} architecture @param {string} id @param {number} by -1 up, 1 down @returns {Spot | null}
 */
export function across(architecture, id, by) {
  const from = find(architecture, id);
  if (!from) return null;
  const [, parent, number] = /^(.*)\/branches\/(\d+)\/\d+$/.exec(from.path) ?? [];
  const block = parent === undefined ? undefined : layerAt(architecture, parent);
  if (!block?.branches) {
    const beside = from.list[from.index + by];
    return beside?.branches
      ? {
          block: beside.id,
          branch: by > 0 ? 0 : beside.branches.length - 1,
          index: by > 0 ? 0 : beside.branches[beside.branches.length - 1].length,
        }
      : null;
  }
  const branch = Number(number) + by;
  if (block.branches[branch])
    return { block: block.id, branch, index: Math.min(from.index, block.branches[branch].length) };
  const around = find(architecture, block.id);
  const [, outer, outerNumber] = /^(.*)\/branches\/(\d+)\/\d+$/.exec(around?.path ?? "") ?? [];
  const owner = outer === undefined ? null : (layerAt(architecture, outer)?.id ?? null);
  return { block: owner, branch: Number(outerNumber ?? 0), index: (around?.index ?? 0) + (by > 0 ? 1 : 0) };
}

/** @param {Architecture} architecture @param {string} block @param {(branches: Layer[][]) => Layer[][]} edit */
function withBranches(architecture, block, edit) {
  const branches = find(architecture, block)?.layer.branches;
  return branches ? update(architecture, block, { branches: edit(branches) }) : architecture;
}

/** Give a block one more branch, empty: the identity. @param {Architecture} architecture @param {string} block */
export const addBranch = (architecture, block) =>
  withBranches(architecture, block, (branches) => [...branches, []]);

/** Take a branch out of a block. @param {Architecture} architecture @param {string} block @param {number} branch */
export const removeBranch = (architecture, block, branch) =>
  withBranches(architecture, block, (branches) => branches.toSpliced(branch, 1));

/** Put a copy of a layer, with ids of its own, to a spot, counted without the layer itself. @param {Architecture} architecture @param {string} id @param {Spot} spot */
export function copyTo(architecture, id, spot) {
  const from = find(architecture, id);
  if (!from) return { architecture, id };
  const copy = withFreshIds(from.layer, takenIds(architecture));
  const { index = 0 } = spot;
  const behind = from.list === listAt(architecture, spot) && index >= from.index;
  const place = { ...spot, index: behind ? index + 1 : index };
  return { architecture: insert(architecture, place, [copy]), id: copy.id };
}

/** Put a copy of a layer right behind it, with ids of its own. @param {Architecture} architecture @param {string} id */
export function duplicate(architecture, id) {
  const place = find(architecture, id);
  if (!place) return { architecture, id };
  const copy = withFreshIds(place.layer, takenIds(architecture));
  return { architecture: insert(architecture, { after: id }, [copy]), id: copy.id };
}

/** @param {Architecture} architecture @returns {Set<string>} */
export const takenIds = (architecture) => new Set([...walk(architecture)].map(({ layer }) => layer.id));

/** The first free id of a family: conv_1, conv_2, … @param {Set<string>} taken @param {string} prefix */
export function freeId(taken, prefix) {
  let n = 1;
  while (taken.has(`${prefix}_${n}`)) n += 1;
  return `${prefix}_${n}`;
}

/** @param {Layer} layer @param {Set<string>} taken grows by the ids given @returns {Layer} */
function withFreshIds(layer, taken) {
  const id = freeId(taken, layer.id.replace(/_\d+$/, "").slice(0, 32));
  taken.add(id);
  const branches = layer.branches?.map((branch) => branch.map((inner) => withFreshIds(inner, taken)));
  return branches ? { ...layer, id, branches } : { ...layer, id };
}

/** @param {string} kind */
const plainPrefix = (kind) => kind.toLowerCase().slice(0, 32);

/** Give ids to layers that came without. @param {LooseLayer[]} layers @param {Set<string>} taken grows by the ids given @param {(kind: string) => string} prefixOf @returns {Layer[]} */
export const named = (layers, taken, prefixOf) =>
  layers.map((layer) => {
    const id = layer.id ?? freeId(taken, prefixOf(layer.kind));
    taken.add(id);
    const branches = layer.branches?.map((branch) => named(branch, taken, prefixOf));
    return /** @type {Layer} */ (branches ? { ...layer, id, branches } : { ...layer, id });
  });

/** Give ids to all layers that came without. @param {Architecture} architecture @param {(kind: string) => string} [prefixOf] @returns {Architecture} */
export const withIds = (architecture, prefixOf = plainPrefix) => ({
  ...architecture,
  layers: named(architecture.layers, takenIds(architecture), prefixOf),
});

/** The layers in front of the one that a path points into, as a network of its own. @param {Architecture} architecture @param {string} path */
export function headBefore(architecture, path) {
  const index = Number(/^\/?layers\/(\d+)/.exec(path)?.[1] ?? 0);
  return { ...architecture, layers: architecture.layers.slice(0, index) };
}
