/** How the number of a cell came to be: the real numbers, added up before one's eyes. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { exact, tooMany } from "../../state/exact.js";
import { made } from "../../state/making.js";
import { probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { integer, measure } from "../format.js";
import { Icon } from "../icons.js";
import { Ledger, linesOf } from "./ledger.js";
import { Numbers } from "./numbergrid.js";
import { Products, peaksOf, productsOf } from "./products.js";

/** @import { Made } from "../../state/making.js" */
/** @import { Making } from "../../sums/sum.js" */
/** @import { Peaks } from "./products.js" */

/** Milliseconds that adding up takes in all, about, and at least for each number. */
const WHOLE = 3600;
const EACH = 70;
/** Milliseconds for each line of the ledger. */
const LINE = 420;

/** @param {Making} making @param {Peaks} peaks */
const thumbs = (making, peaks) => (/** @type {number} */ i) => {
  const group = making.groups[i];
  const { rows, columns } = group;
  return html`<span class="thumb-numbers"><${Numbers} label="" grid=${{ rows, columns, values: productsOf(group), peak: peaks.product, signed: true }} /></span>`;
};

/** The largest part is shown first. @param {Making} making */
const largestOf = ({ groups }) =>
  groups.reduce((best, { total }, i) => (Math.abs(total) > Math.abs(groups[best].total) ? i : best), 0);

/** Steps through the products of a window and then through the lines of the sum; null while all is there. @param {number} products @param {number} lines @param {unknown} of what is added up: when it changes, all is there again */
function useAdding(products, lines, of) {
  const at = useSignal(/** @type {number | null} */ (null));
  useEffect(() => {
    at.value = null;
  }, [of]);
  const stride = Math.max(1, Math.ceil((products * EACH) / WHOLE));
  useEffect(() => {
    const now = at.value;
    if (now === null) return undefined;
    if (now >= products + lines) {
      at.value = null;
      return undefined;
    }
    const within = now < products;
    const timer = setTimeout(
      () => {
        // Another cell may be shown by now, and this timer not cleared yet.
        if (at.value === now) at.value = within ? Math.min(now + stride, products) : now + 1;
      },
      within ? EACH : LINE,
    );
    return () => clearTimeout(timer);
  }, [at.value, products, lines]);
  return at;
}

/** Products, summed. @param {{making: Making, of: string}} props */
function Sum({ making, of }) {
  const wanted = useSignal(/** @type {{of: string, group: number} | null} */ (null));
  const focus =
    wanted.value?.of === of ? Math.min(wanted.value.group, making.groups.length - 1) : largestOf(making);
  const group = making.groups[focus];
  const lines = linesOf(making);
  const peaks = peaksOf(making);
  const at = useAdding(group.values.length, lines.length, of);
  const upTo = at.value === null ? undefined : Math.min(at.value, group.values.length);
  const there = at.value === null ? lines.length : Math.max(at.value - group.values.length, 0);
  return html`
    ${group.weights && html`<${Products} group=${group} peaks=${peaks} ...${upTo === undefined ? {} : { upTo }} />`}
    <${Ledger} lines=${lines} upTo=${there} focus=${focus} picture=${thumbs(making, peaks)} onFocus=${(
      /** @type {number} */ i,
    ) => {
      wanted.value = { of, group: i };
    }} />
    ${
      group.weights &&
      html`<button type="button" class="add-up" onClick=${() => {
        at.value = 0;
      }}><${Icon} name="play" />${words.making.add}</button>`
    }
    ${Number.isNaN(making.value) && html`<p class="muted">${words.making.needsAll}</p>`}`;
}

/** One of several, or something of all. @param {{making: Making}} props */
function Choice({ making }) {
  const counted = making.groups.reduce((sum, { values }) => sum + values.length, 0);
  const [first] = making.groups;
  return html`
    ${making.groups.length === 1 && counted > 1 ? html`<${Products} group=${first} peaks=${peaksOf(making)} />` : html`<p class="parts">${making.groups.map(({ total }) => measure(total)).join("   ")}</p>`}
    <p>${words.making.rules[making.rule](counted)} = <b>${measure(making.value)}</b></p>`;
}

/** @param {{making: Making}} props */
const InSymbols = ({ making }) => html`
  <p class="symbols">${making.formula} = <b>${measure(making.value)}</b></p>
  <dl class="terms">${(making.terms ?? []).map(([symbol, value]) => html`<div key=${symbol}><dt>${symbol}</dt><dd>${measure(value)}</dd></div>`)}</dl>`;

/** Whose number it is. @param {Making["source"]} source @param {boolean} vector whether it comes out of a row of units */
function origin(source, vector) {
  if (!source) return words.making.isPadding;
  const { branch, map, cell } = source;
  if (branch !== undefined) return words.making.handedOnBranch(branch + 1, map + 1);
  if (vector) return words.making.handedOnUnit(map + 1);
  return cell ? words.making.handedOnFrom(map + 1, cell[0] + 1, cell[1] + 1) : words.making.handedOn(map + 1);
}

/** @param {{making: Making}} props */
function HandedOn({ making: { source, before, activation, value } }) {
  const vector = exact.value?.inputs[0]?.shape.length === 1;
  if (activation === "linear") return html`<p>${origin(source, vector)}</p>`;
  return html`<p>${words.making.into(measure(before), activation, measure(value))}</p>`;
}

/** @type {Record<Making["rule"], (props: {making: Making, of: string}) => unknown>} */
const VIEWS = {
  sum: Sum,
  largest: Choice,
  mean: Choice,
  length: Choice,
  product: Choice,
  formula: InSymbols,
  same: HandedOn,
};

/** Where the sum is not what the network computed, say so. @param {{found: Made}} props */
function Check({ found: { making, value } }) {
  const sum = making?.value ?? value;
  if (Number.isNaN(sum) || Math.abs(sum - value) <= 1e-3 * (1 + Math.abs(value))) return null;
  return html`<p class="warn">${words.making.differs(measure(sum), measure(value))}</p>`;
}

/** @param {{layer: string, map: number}} props */
export function CellSum({ layer, map }) {
  const { row = 0, column = 0 } = probe.value ?? {};
  const of = `${layer} ${map} ${row} ${column}`;
  const found = made.value;
  const step = exact.value?.step ?? null;
  const View = found?.making && VIEWS[found.making.rule];
  const why = tooMany(layer) ? words.making.tooMany : found ? words.making.unknown : words.making.waiting;
  return html`<section class="making" aria-label=${words.making.title}>
    <h3>${words.making.title}<span class="muted">${found ? (step === null ? words.making.untrained : words.making.atWeights(integer(step))) : " "}</span></h3>
    ${View ? html`<${View} making=${found.making} of=${of} /><${Check} found=${found} />` : html`<p class="muted">${why}</p>`}
  </section>`;
}
