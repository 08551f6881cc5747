/** What one training differs in from another: its network, its settings. Pure. */

import { walk } from "./architecture.js";

/** @import { Design, Layer } from "../types.d.ts" */
/**
 * @typedef {{what: "network", value: string}
 *   | {what: "setting", group: string, name: string, value: unknown}
 *   | {what: "field", layer: string, kind: string, name: string, value: unknown}
 *   | {what: "added" | "missing", layer: string, kind: string}
 *   | {what: "order" | "source" | "scratch" | "learned"}} Difference as the other training has it; "source": the present one went on from it
 */
/** @typedef {Design & {from?: string | null}} Begun a training, and the one whose weights it began with */

/** What is looked at, not how it is trained. */
const NOT_LEARNED = new Set(["pinned"]);
/** So many layers differ that it is another network. */
const ANOTHER = 5;

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => (a ?? null) === (b ?? null) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {Record<string, unknown>} ours @param {Record<string, unknown>} theirs @param {string} group the name of the object in the settings, "" for the settings themselves
 * @returns {Difference[]}
 */
function settings(ours, theirs, group) {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return names.flatMap((name) => {
    const [a, b] = [ours[name], theirs[name]];
    if (NOT_LEARNED.has(name) || same(a, b)) return [];
    if (isObject(a) && isObject(b) && !(name === "optimizer" && a.name !== b.name))
      return settings(a, b, name);
    return [{ what: "setting", group, name, value: b }];
  });
}

/** The fields of a layer itself, those of its branches left out. @param {Layer} ours @param {Layer} theirs @returns {Difference[]} */
function fields(ours, theirs) {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return names
    .filter((name) => name !== "branches" && name !== "id" && !same(ours[name], theirs[name]))
    .map((name) => ({ what: "field", layer: theirs.id, kind: theirs.kind, name, value: theirs[name] }));
}

/** @param {Design["architecture"]} architecture */
const byId = (architecture) => new Map([...walk(architecture)].map(({ layer }) => [layer.id, layer]));

/** @param {Design["architecture"]} ours @param {Design["architecture"]} theirs @returns {Difference[]} */
function layers(ours, theirs) {
  const [our, their] = [byId(ours), byId(theirs)];
  /** @type {Difference[]} */
  const found = [];
  for (const [id, layer] of their) {
    const mine = our.get(id);
    if (mine) found.push(...fields(mine, layer));
    else found.push({ what: "added", layer: id, kind: layer.kind });
  }
  for (const [id, layer] of our)
    if (!their.has(id)) found.push({ what: "missing", layer: id, kind: layer.kind });
  const common = [...our.keys()].filter((id) => their.has(id));
  if (
    !same(
      common,
      [...their.keys()].filter((id) => our.has(id)),
    )
  )
    found.push({ what: "order" });
  return found;
}

/**
 * Put first what tells a training from the others, last what all of them have.
 * @param {Difference[][]} all the differences of each @returns {Difference[][]}
 */
export function tellingFirst(all) {
  const texts = all.flat().map((one) => JSON.stringify(one));
  /** @param {Difference} one */
  const count = (one) => texts.filter((text) => text === JSON.stringify(one)).length;
  return all.map((some) => some.toSorted((a, b) => count(a) - count(b)));
}

/** What the other one began with. @param {Begun} ours @param {Begun} theirs @param {string} [id] the other one's @returns {Difference[]} */
function beginnings(ours, theirs, id) {
  if (ours.from && ours.from === id) return [{ what: "source" }];
  if (Boolean(ours.from) === Boolean(theirs.from)) return [];
  return [{ what: theirs.from ? "learned" : "scratch" }];
}

/**
 * What another training has other than this one.
 * @param {Begun} ours @param {Begun} theirs @param {string} [id] the other one's
 * @returns {Difference[]} as it is in theirs, the network first
 */
export function differences(ours, theirs, id) {
  const built = layers(ours.architecture, theirs.architecture);
  const foreign = built.length >= ANOTHER && ours.architecture.name !== theirs.architecture.name;
  return [
    ...(foreign ? [{ what: /** @type {const} */ ("network"), value: theirs.architecture.name }] : built),
    ...settings(ours.training, theirs.training, ""),
    ...beginnings(ours, theirs, id),
  ];
}
