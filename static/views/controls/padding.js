/** Padding: none, as much as keeps the size, or a number of cells on each side. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { wholeNumber } from "./numbers.js";
import { Stepper } from "./stepper.js";

/** @import { Field, Padding } from "../../types.d.ts" */

/** @param {Padding} value @returns {string} which of the select's options stands for a value */
export const paddingMode = (value) =>
  typeof value === "string" ? value : typeof value === "number" ? "number" : "sides";

/** @param {{field: Field, value: Padding, onChange: (value: Padding) => void}} props */
export function PaddingControl({ field, value, onChange }) {
  const mode = paddingMode(value);
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const choose = ({ currentTarget }) => {
    if (currentTarget.value === "number") onChange(1);
    else if (currentTarget.value !== "sides") onChange(/** @type {Padding} */ (currentTarget.value));
  };
  return html`<span class="padding">
    <select aria-label=${field.title} value=${mode} onChange=${choose} title=${field.description}>
      ${field.choices.map((choice) => html`<option value=${choice}>${choice}</option>`)}
      <option value="number">${words.paddingNumber}</option>
      ${mode === "sides" && html`<option value="sides">${words.paddingSides} ${String(value)}</option>`}
    </select>
    ${
      typeof value === "number" &&
      html`<${Stepper} label=${words.paddingAmount} value=${value} minimum=${field.minimum} maximum=${field.maximum}
        ...${wholeNumber(field)} onChange=${onChange} />`
    }
  </span>`;
}
