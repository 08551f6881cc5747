/** Padding: none, as much as keeps the size, a number of cells, or a number for each side. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { useLatest } from "../latest.js";
import { margin, toSides, wholeNumber } from "./numbers.js";
import { Options } from "./options.js";
import { Stepper } from "./stepper.js";

/** @import { Bounds } from "./bounds.js" */
/** @import { Field, Padding, Pair } from "../../types.d.ts" */
/** @typedef {[Pair, Pair]} Sides */

/** @param {Padding} value @returns {string} which of the select's options stands for a value */
const paddingMode = (value) =>
  typeof value === "string" ? value : typeof value === "number" ? "number" : "sides";

/**
 * The value to begin with when another way of padding is chosen: what the layer has now, so that nothing moves.
 * @param {string} mode @param {Padding} value @param {Sides | undefined} pad @returns {Padding}
 */
function startOf(mode, value, pad) {
  const sides = typeof value === "string" ? (pad ?? toSides(1)) : toSides(value);
  if (mode === "number") return Math.max(...sides.flat());
  return mode === "sides" ? sides : /** @type {Padding} */ (mode);
}

/** @param {{field: Field, value: Padding, bounds?: Bounds, pad?: () => Sides | undefined, onChange: (value: Padding) => void}} props */
export function PaddingControl({ field, value, bounds, pad, onChange }) {
  const mode = paddingMode(value);
  const kind = mode === "sides" ? margin(field) : wholeNumber(field);
  const modes = [
    ...field.choices.map((choice) => ({
      value: String(choice),
      name: String(choice),
      why: bounds?.refusal(choice),
    })),
    { value: "number", name: words.paddingNumber },
    { value: "sides", name: words.paddingSides },
  ];
  const latest = useLatest(value);
  const wanted = (/** @type {number} */ index) => startOf(modes[index].value, latest.current, pad?.());
  /** @param {number} index */
  const refusal = async (index) => {
    const next = wanted(index);
    if (typeof next !== "string") return (await bounds?.check(next)) ?? "";
    return ((await bounds?.renew()) ?? bounds)?.refusal(next) ?? "";
  };
  return html`<span class="padding">
    <${Options} label=${field.title} help=${field.description} value=${mode} options=${modes} refusal=${refusal}
      onChoose=${(/** @type {number} */ index) => onChange(wanted(index))} />
    ${
      typeof value !== "string" &&
      html`<${Stepper} label=${words.paddingAmount} value=${value} minimum=${field.minimum} maximum=${field.maximum} help=${mode === "sides" ? words.sidesHelp : ""}
        bounds=${bounds} ...${kind} onChange=${onChange} />`
    }
  </span>`;
}
