/** Padding: none, as much as keeps the size, a number of cells, or a number for each side. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { margin, toSides, wholeNumber } from "./numbers.js";
import { Stepper } from "./stepper.js";

/** @import { Field, Padding } from "../../types.d.ts" */

/** @param {Padding} value @returns {string} which of the select's options stands for a value */
export const paddingMode = (value) =>
  typeof value === "string" ? value : typeof value === "number" ? "number" : "sides";

/** The value to begin with when another way of padding is chosen. @param {string} mode @param {Padding} value @returns {Padding} */
function startOf(mode, value) {
  const amount = typeof value === "string" ? 1 : toSides(value)[0][0];
  if (mode === "number") return amount;
  return mode === "sides" ? toSides(amount) : /** @type {Padding} */ (mode);
}

/** @param {{field: Field, value: Padding, onChange: (value: Padding) => void}} props */
export function PaddingControl({ field, value, onChange }) {
  const mode = paddingMode(value);
  const kind = mode === "sides" ? margin(field) : wholeNumber(field);
  return html`<span class="padding">
    <select aria-label=${field.title} value=${mode} title=${field.description}
      onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ { currentTarget }) => onChange(startOf(currentTarget.value, value))}>
      ${field.choices.map((choice) => html`<option value=${choice}>${choice}</option>`)}
      <option value="number">${words.paddingNumber}</option>
      <option value="sides">${words.paddingSides}</option>
    </select>
    ${
      typeof value !== "string" &&
      html`<${Stepper} label=${words.paddingAmount} value=${value} minimum=${field.minimum} maximum=${field.maximum} help=${mode === "sides" ? words.sidesHelp : ""}
        ...${kind} onChange=${onChange} />`
    }
  </span>`;
}
