/** Pure edits on the kernels of a layer that are set by hand: an entry for a filter in all its channels, or in one. */

/** @import { Tensor } from "../types.d.ts" */
/** @typedef {(number | null)[][]} Cells rows of a kernel; null for a cell that is left as it is drawn */
/**
 * @typedef {object} Entry one kernel as the architecture's JSON has it
 * @property {number} filter
 * @property {number} [channel] all channels share the cells where it is left out: the filter sees their mean
 * @property {string} [name] one of the classics
 * @property {Cells} [values]
 * @property {boolean} [frozen]
 */
/** @typedef {{filter: number, channel: number | null}} Slice a filter in all channels (null), or in one */
/** @typedef {{height: number, width: number}} Size */

/** Digits that a number set by hand is kept with, so that a link stays short. */
const DIGITS = 6;

/** @param {number} value @returns {number} */
export const rounded = (value) => Number(value.toPrecision(DIGITS)) + 0;

/** @param {Entry} entry @param {Slice} slice */
const isAt = (entry, { filter, channel }) => entry.filter === filter && (entry.channel ?? null) === channel;

/** What was set of exactly this. @param {Entry[]} entries @param {Slice} slice @returns {Entry | undefined} */
export const ownEntry = (entries, slice) => entries.find((entry) => isAt(entry, slice));

/** What sets it: its own entry, or the filter's for all channels. @param {Entry[]} entries @param {Slice} slice @returns {Entry | undefined} */
export const entryOf = (entries, slice) =>
  ownEntry(entries, slice) ?? ownEntry(entries, { ...slice, channel: null });

/** The place of an entry. @param {Entry} entry @returns {Slice} */
export const sliceOf = ({ filter, channel }) => ({ filter, channel: channel ?? null });

/** All but what is set of this: with all channels go single ones. @param {Entry[]} entries @param {Slice} slice */
export const without = (entries, { filter, channel }) =>
  entries.filter((entry) => entry.filter !== filter || (channel !== null && entry.channel !== channel));

/** @param {Slice} slice @param {Pick<Entry, "name" | "values">} what @param {boolean} frozen @returns {Entry} */
const entryAt = ({ filter, channel }, what, frozen) => ({
  filter,
  ...(channel === null ? {} : { channel }),
  ...what,
  ...(frozen ? { frozen } : {}),
});

/** @param {Entry[]} entries @param {Entry} entry */
const withEntry = (entries, entry) =>
  [...without(entries, sliceOf(entry)), entry].sort(
    (a, b) => a.filter - b.filter || (a.channel ?? -1) - (b.channel ?? -1),
  );

/** Whether what is set there stays as it is while the network trains. @param {Entry[]} entries @param {Slice} slice */
export const isFrozen = (entries, slice) => entryOf(entries, slice)?.frozen === true;

/** Set a kernel to a classic; what was frozen stays frozen. @param {Entry[]} entries @param {Slice} slice @param {string} name */
export const withClassic = (entries, slice, name) =>
  withEntry(entries, entryAt(slice, { name }, isFrozen(entries, slice)));

/** Freeze what is set, or let it learn. @param {Entry[]} entries @param {Slice} slice @param {boolean} frozen */
export function withFrozen(entries, slice, frozen) {
  const entry = entryOf(entries, slice);
  if (!entry) return entries;
  const { frozen: _, ...what } = entry;
  return entries.map((one) => (one === entry ? { ...what, ...(frozen ? { frozen } : {}) } : one));
}

/** @param {Entry | undefined} entry @param {Size} size @returns {Cells | null} its own numbers, where they are of this size */
export const valuesOf = (entry, { height, width }) =>
  entry?.values?.length === height && entry.values[0].length === width ? entry.values : null;

/**
 * Set one cell, or let it go (null); the others stay what they are.
 * @param {Entry[]} entries @param {Slice} slice @param {{row: number, column: number, value: number | null}} change
 * @param {number[][]} now the numbers as they are: a classic is written out in them when one of its cells is changed
 */
export function withCell(entries, slice, { row, column, value }, now) {
  const entry = ownEntry(entries, slice);
  const size = { height: now.length, width: now[0].length };
  const written = entry ? now.map((line) => line.map(rounded)) : now.map((line) => line.map(() => null));
  /** @type {Cells} */
  const before = valuesOf(entry, size) ?? written;
  const values = before.with(row, before[row].with(column, value === null ? null : rounded(value)));
  if (values.every((line) => line.every((cell) => cell === null))) return without(entries, slice);
  return withEntry(entries, entryAt(slice, { values }, isFrozen(entries, slice)));
}

/** Set the filters to these classics, one each, as far as both go. @param {Entry[]} entries @param {string[]} names @param {number} filters */
export const withOneEach = (entries, names, filters) =>
  names
    .slice(0, filters)
    .reduce((found, name, filter) => withClassic(found, { filter, channel: null }, name), entries);

/**
 * The numbers of a kernel: of one channel, or of all together, which is what the filter does with a grey picture.
 * @param {Tensor} kernel (height, width, channels, filters) @param {Slice} slice @returns {number[][]}
 */
export function numbersOf({ shape: [height, width, channels, filters], data }, { filter, channel }) {
  const chosen = channel === null ? Array.from({ length: channels }, (_, c) => c) : [channel];
  const at = (/** @type {number} */ y, /** @type {number} */ x, /** @type {number} */ c) =>
    data[((y * width + x) * channels + c) * filters + filter];
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => chosen.reduce((sum, c) => sum + at(y, x, c), 0)),
  );
}
