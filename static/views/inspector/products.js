/** One window: what is read, the kernel, and their products, each a grid of numbers. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { Numbers } from "./numbergrid.js";

/** @import { Group, Making } from "../../sums/sum.js" */
/** @typedef {{input: number, signed: boolean, kernel: number, product: number}} Peaks the values with the strongest colour */

/** @param {ArrayLike<number>} values */
const peakOf = (values) => Array.from(values).reduce((peak, value) => Math.max(peak, Math.abs(value)), 1e-12);

/** @param {Group} group @returns {Float32Array} */
export const productsOf = ({ values, weights }) =>
  weights ? values.map((value, i) => value * weights[i]) : values;

/** Peaks over all groups, so that the strongest shows. @param {Making} making @returns {Peaks} */
export const peaksOf = ({ groups }) => ({
  input: Math.max(...groups.map(({ values }) => peakOf(values))),
  signed: groups.some(({ values }) => values.some((value) => value < 0)),
  kernel: Math.max(...groups.map(({ weights }) => peakOf(weights ?? [0]))),
  product: Math.max(...groups.map((group) => peakOf(productsOf(group)))),
});

/** @param {ArrayLike<number>} values @returns {number} */
const strongest = (values) =>
  Array.from(values).reduce((best, value, i) => (Math.abs(value) > Math.abs(values[best]) ? i : best), 0);

/** One product in numbers. @param {{group: Group, at: number, pointed: boolean}} props */
function OneProduct({ group, at, pointed }) {
  const { values, weights, outside } = group;
  if (!weights) return null;
  const text = words.making.productOf(
    measure(values[at]),
    measure(weights[at]),
    measure(values[at] * weights[at]),
  );
  return html`<p class="one-product"><span class="muted">${outside?.[at] ? words.making.padded : pointed ? "" : words.making.strongest}</span> ${text}</p>`;
}

/** @param {{group: Group, peaks: Peaks, upTo?: number}} props `upTo`: how many products are there yet */
export function Products({ group, peaks, upTo }) {
  const pointed = useSignal(-1);
  const products = productsOf(group);
  const { rows, columns, outside } = group;
  const last = upTo === undefined || upTo >= products.length ? -1 : upTo - 1;
  const marked = pointed.value >= 0 ? pointed.value : last;
  const point = (/** @type {number} */ cell) => {
    pointed.value = cell;
  };
  const mark = group.weights || marked >= 0 ? marked : strongest(group.values);
  /** @param {string} name @param {ArrayLike<number>} values @param {number} peak @param {boolean} signed @param {number} [shown] */
  const grid = (name, values, peak, signed, shown) => html`<figure>
    <${Numbers} grid=${{ rows, columns, values, peak, signed, outside: name === words.making.kernel ? null : outside }}
      label=${words.making.drawn(name, rows, columns)} marked=${mark} onPoint=${point} ...${shown === undefined ? {} : { upTo: shown }} />
    <figcaption>${name}</figcaption></figure>`;
  if (!group.weights)
    return html`<div class="products single">${grid(words.making.values, group.values, peaks.input, peaks.signed)}</div>`;
  return html`<div class="products">
      ${grid(words.making.patch, group.values, peaks.input, peaks.signed)}<span aria-hidden="true">×</span>
      ${grid(words.making.kernel, group.weights, peaks.kernel, true)}<span aria-hidden="true">=</span>
      ${grid(words.making.products, products, peaks.product, true, upTo)}
    </div>
    <${OneProduct} group=${group} at=${marked >= 0 ? marked : strongest(products)} pointed=${marked >= 0} />`;
}
