/** The control of a field, by the name that its JSON Schema gives: a new one is a line in this table. */

import { html } from "htm/preact";
import { fraction, size, wholeNumber } from "./numbers.js";
import { PaddingControl } from "./padding.js";
import { Stepper } from "./stepper.js";

/** @import { ComponentType } from "preact" */
/** @import { Field } from "../../types.d.ts" */
/** @typedef {{field: Field, value: any, onChange: (value: any) => void}} ControlProps */

/** @param {(limits: Field) => object} kind @returns {ComponentType<ControlProps>} */
const stepperOf =
  (kind) =>
  ({ field, value, onChange }) =>
    html`<${Stepper} label=${field.title} value=${value} help=${field.description} minimum=${field.minimum} maximum=${field.maximum}
    ...${kind(field)} onChange=${onChange} />`;

/** @param {ControlProps} props */
const Choice = ({ field, value, onChange }) =>
  html`<select aria-label=${field.title} title=${field.description} value=${value}
    onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => onChange(event.currentTarget.value)}>
    ${field.choices.map((choice) => html`<option value=${choice}>${choice}</option>`)}
  </select>`;

/** @param {ControlProps} props */
const Switch = ({ field, value, onChange }) =>
  html`<input type="checkbox" role="switch" class="switch" aria-label=${field.title} title=${field.description} checked=${Boolean(value)}
    onChange=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => onChange(event.currentTarget.checked)} />`;

/** @type {Record<string, ComponentType<ControlProps>>} */
const CONTROLS = {
  whole: stepperOf(wholeNumber),
  number: stepperOf(fraction),
  size: stepperOf(size),
  padding: PaddingControl,
  choice: Choice,
  switch: Switch,
};

/** @param {ControlProps} props */
export function Control(props) {
  const Known = CONTROLS[props.field.control];
  return Known ? html`<${Known} ...${props} />` : null;
}

/** A field with its name, as on cards and in forms. @param {ControlProps & {help?: boolean}} props */
export const FieldRow = ({ help = false, ...props }) =>
  html`<div class="field">
    <span class="field-name">${props.field.title}</span>
    <${Control} ...${props} />
    ${help && props.field.description && html`<p class="field-help">${props.field.description}</p>`}
  </div>`;
