/** Cross-correlation, which every layer computes, beside convolution, which it is called after: the kernel turned or not. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { made } from "../../state/making.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { Numbers } from "./numbergrid.js";
import { peaksOf, productsOf } from "./products.js";

/** @import { Group, Making } from "../../sums/sum.js" */

const WAYS = /** @type {const} */ (["correlation", "convolution"]);

/** The same window with its kernel turned by half a turn. @param {Group} group @returns {Group} */
function turned(group) {
  const weights = group.weights ? group.weights.toReversed() : null;
  const total =
    group.values.reduce((sum, value, i) => sum + value * (weights ? weights[i] : 1), 0) * group.times;
  return { ...group, weights, total };
}

/** The window that adds most. @param {Making} making */
const largest = ({ groups }) =>
  groups.reduce((best, group) => (Math.abs(group.total) > Math.abs(best.total) ? group : best));

/** @param {{making: Making}} props */
function Drawing({ making }) {
  const way = useSignal(/** @type {typeof WAYS[number]} */ ("correlation"));
  const own = largest(making);
  const group = way.value === "convolution" ? turned(own) : own;
  const { rows, columns, values, weights, outside } = group;
  const peaks = peaksOf(making);
  /** @param {string} name @param {ArrayLike<number>} shown @param {number} peak @param {boolean} signed */
  const grid = (
    name,
    shown,
    peak,
    signed,
  ) => html`<figure><div class=${name === words.making.kernel ? `turning ${way.value}` : ""} key=${way.value}>
      <${Numbers} label=${words.making.drawn(name, rows, columns)} grid=${{ rows, columns, values: shown, peak, signed, outside: name === words.making.patch ? outside : null }} /></div>
    <figcaption>${name}</figcaption></figure>`;
  return html`<div class="choice-buttons" role="group" aria-label=${words.flip}>
      ${WAYS.map(
        (one) =>
          html`<button type="button" key=${one} aria-pressed=${way.value === one} onClick=${() => {
            way.value = one;
          }}>${words.flips[one]}</button>`,
      )}<b class="flip-sum" data-testid="flip-sum">${words.flipSum(measure(group.total))}</b>
    </div>
    <div class="products">
      ${grid(words.making.patch, values, peaks.input, peaks.signed)}<span aria-hidden="true">×</span>
      ${grid(words.making.kernel, weights ?? [], peaks.kernel, true)}<span aria-hidden="true">=</span>
      ${grid(words.making.products, productsOf(group), peaks.product, true)}
    </div>`;
}

export function Flip() {
  const open = useSignal(false);
  const making = made.value?.making;
  const shown = making?.groups.some(({ weights }) => weights);
  return html`<details class="flip" open=${open.value} onToggle=${(
    /** @type {Event & {currentTarget: HTMLDetailsElement}} */ { currentTarget },
  ) => {
    open.value = currentTarget.open;
  }}>
    <summary>${words.flip}</summary>
    ${open.value && html`<p class="muted">${words.flipHelp}</p>${making && shown ? html`<${Drawing} making=${making} />` : html`<p class="muted">${words.flipComes}</p>`}<p class="muted">${words.flipMind}</p>`}
  </details>`;
}
