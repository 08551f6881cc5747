/** The range of the colours, its legend, and the order of the maps. */

import { html } from "htm/preact";
import { isSigned, peakOf } from "../../canvas/maps.js";
import { stops } from "../../canvas/palettes.js";
import { fixedPeak, mapOrder, range } from "../../state/store.js";
import { theme } from "../../state/theme.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";

/** @import { Frame } from "../../types.d.ts" */

const RANGES = /** @type {const} */ (["layer", "map", "fixed"]);
const ORDERS = /** @type {const} */ (["number", "high", "mean", "zeros"]);

/** Two figures are enough to compare with. @param {number} value */
const rounded = (value) => Number(value.toPrecision(2));

/** @param {{frame: Frame}} props */
const RangeChoice = ({
  frame,
}) => html`<div class="choice-buttons" role="group" aria-label=${words.colourRange}>
  ${RANGES.map(
    (
      name,
    ) => html`<button type="button" key=${name} aria-pressed=${range.value === name} title=${words.rangeHelp[name]}
      onClick=${() => {
        if (name === "fixed" && range.value !== "fixed") fixedPeak.value = rounded(peakOf(frame));
        range.value = name;
      }}>${words.ranges[name]}</button>`,
  )}
</div>`;

const PeakField =
  () => html`<input class="peak" type="number" min="0" step="any" aria-label=${words.fixedPeak} title=${words.fixedPeak} value=${fixedPeak.value}
  onChange=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
    const next = Number(currentTarget.value);
    if (next > 0) fixedPeak.value = next;
    else currentTarget.value = String(fixedPeak.value);
  }} />`;

/** @param {{frame: Frame}} props */
function Legend({ frame }) {
  const signed = isSigned(frame);
  const ramp = stops(signed ? "diverging" : "sequential", theme.value);
  const peak = range.value === "fixed" ? fixedPeak.value : peakOf(frame);
  const [low, high] =
    range.value === "map" ? ["", words.eachOwn] : [signed ? `−${measure(peak)}` : "0", measure(peak)];
  return html`<span class="scale" role="img" aria-label=${words.legendOf(low, high)}><span>${low}</span>
    <span class="ramp" style=${{ backgroundImage: `linear-gradient(90deg, ${ramp.join(", ")})` }}></span><span>${high}</span></span>`;
}

const OrderChoice = () => html`<select aria-label=${words.order} value=${mapOrder.value}
  onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ { currentTarget }) => {
    mapOrder.value = /** @type {typeof ORDERS[number]} */ (currentTarget.value);
  }}>${ORDERS.map((name) => html`<option key=${name} value=${name}>${words.orders[name]}</option>`)}</select>`;

/** @param {{frame: Frame}} props */
export const MapTools = ({ frame }) => html`<div class="map-tools">
    <${RangeChoice} frame=${frame} />${range.value === "fixed" && html`<${PeakField} />`}<${Legend} frame=${frame} />
  </div>
  ${frame.shape.length === 3 && html`<div class="map-tools order"><h3>${words.allMaps}</h3>${frame.shape[2] > 1 && html`<${OrderChoice} />`}</div>`}`;
