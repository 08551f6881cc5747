/** The formula of the output size, in letters and in numbers, and the controls that its numbers come from. */

import { html } from "htm/preact";
import { select } from "../../state/actions.js";
import { fieldsOf, kindsOf } from "../../state/schema.js";
import { schemas, settled } from "../../state/store.js";
import { words } from "../../words/words.js";
import { LayerField } from "../controls/layerfield.js";
import { sourceOf } from "./geometry.js";
import { goToControl } from "./lights.js";
import { aligned, textOf } from "./tex.js";
import { Typeset } from "./typeset.js";

/** @import { FormulaPart, Kind, Layer, Role } from "../../types.d.ts" */

/** Pixels of a line, with a fraction and without one. */
const TALL = 44;
const LOW = 27;

/** @param {{parts: FormulaPart[], name: string}} props */
const Line = ({ parts, name }) =>
  html`<p class="formula-line" aria-hidden="true"><span class="formula-name">${name} = </span>${parts.map(
    ({ text, role }, i) => html`<span key=${i} class=${`role-${role}`} data-role=${role}>${text}</span>`,
  )}</p>`;

/** The formula while the typesetter is not there. @param {{parts: FormulaPart[][]}} props */
function Plain({ parts: [height, width] }) {
  if (!width || textOf(height) === textOf(width))
    return html`<${Line} parts=${height} name=${words.formula} />`;
  return html`<${Line} parts=${height} name=${words.height} /><${Line} parts=${width} name=${words.width} />`;
}

/** @param {FormulaPart[][]} parts what screen readers hear */
const spoken = (parts) => [...new Set(parts.map(textOf))].join("; ");

/** What a kind's formula takes from which of its fields. @param {Layer} layer */
function rolesOf({ kind }) {
  const known = kindsOf(schemas.value?.architecture ?? null).find((one) => one.kind === kind);
  return /** @type {Kind["roles"]} */ (known?.roles ?? {});
}

/** The layer whose output a number of the input is. @param {Layer} layer */
const goToSource = (layer) => {
  const source = sourceOf([...settled.value.facts.values()], layer.id);
  if (source) select(source);
};

/** @param {{layer: Layer, parts: FormulaPart[][]}} props one formula for height, one for width */
export function Formula({ layer, parts }) {
  const { tex, lines } = aligned(parts, { result: words.formula, height: words.height, width: words.width });
  const roles = rolesOf(layer);
  const height = lines * (tex.includes("\\frac") ? TALL : LOW);
  /** @param {Event} event */
  const roleAt = ({ target }) => {
    const role = target instanceof Element ? target.closest("[data-role]")?.getAttribute("data-role") : null;
    return /** @type {Role | null | undefined} */ (role);
  };
  const go = (/** @type {Event} */ event) => {
    const role = roleAt(event);
    const field = role && roles[role];
    if (field) goToControl(field);
    else if (role === "input") goToSource(layer);
  };
  return html`<div class="formula" data-testid="formula" style=${{ minHeight: `${height + 18}px` }} onClick=${go}>
      <span class="unseen">${words.formula} = ${spoken(parts)}</span>
      <${Typeset} tex=${tex} fields=${roles}><${Plain} parts=${parts} /></${Typeset}>
    </div>`;
}

/** The roles that have controls, in the order of reading. @type {Role[]} */
const KNOBS = ["kernel", "stride", "padding", "dilation"];

/** The controls of the numbers in the formula, in their colours. @param {{layer: Layer}} props */
export function Knobs({ layer }) {
  const roles = rolesOf(layer);
  const fields = fieldsOf(schemas.value?.architecture ?? null, layer.kind);
  const knobs = KNOBS.flatMap((role) => {
    const field = fields.find(({ name }) => name === roles[role]);
    return field ? [{ role, field }] : [];
  });
  if (knobs.length === 0) return null;
  return html`<div class="knobs" role="group" aria-label=${words.knobs}>
    ${knobs.map(
      ({ role, field }) => html`<div key=${field.name} class=${`role-${role}`}>
        <${LayerField} id=${layer.id} field=${field} /></div>`,
    )}
  </div>`;
}
