/** The control of a field, by the name that its JSON Schema gives: a new one is a line in this table. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { Part } from "../part.js";
import { fraction, jsonText, margin, shapeText, size, wholeNumber } from "./numbers.js";
import { Options } from "./options.js";
import { PaddingControl } from "./padding.js";
import { StepSlider } from "./slider.js";
import { Stepper } from "./stepper.js";
import { TextField } from "./textfield.js";

/** @import { ComponentType } from "preact" */
/** @import { Field, Pair } from "../../types.d.ts" */
/** @import { Bounds } from "./bounds.js" */
/** @import { ComponentChildren } from "preact" */
/**
 * @typedef {object} ControlProps
 * @property {Field} field
 * @property {any} value
 * @property {(value: any) => void} onChange
 * @property {Bounds} [bounds] what the network lets the field of a layer be
 * @property {() => [Pair, Pair] | undefined} [pad] the padding that a layer really has
 */
/** @typedef {{view: ComponentType<ControlProps>, shows: (value: any) => boolean}} Kind `shows`: whether it can show a value */

/** @param {(limits: Field) => object} kind @returns {ComponentType<ControlProps>} */
const stepperOf =
  (kind) =>
  ({ field, value, bounds, onChange }) =>
    html`<${Stepper} label=${field.title} value=${value} help=${field.description} minimum=${field.minimum} maximum=${field.maximum}
    bounds=${bounds} ...${kind(field)} onChange=${onChange} />`;

/** @param {(limits: Field) => object} kind @returns {ComponentType<ControlProps>} */
const textOf =
  (kind) =>
  ({ field, value, onChange }) =>
    html`<${TextField} label=${field.title} value=${value} help=${field.description} ...${kind(field)} onChange=${onChange} />`;

/** @param {Field} field @param {number} i @returns {string} how a choice is called */
function choiceName({ choices, labels }, i) {
  const choice = choices[i];
  if (labels[i]) return labels[i];
  return choice === null ? words.none : Array.isArray(choice) ? choice.join(", ") : String(choice);
}

/** @param {ControlProps} props */
const Choice = ({ field, value, bounds, onChange }) => {
  const now = field.choices.findIndex((choice) => JSON.stringify(choice) === JSON.stringify(value));
  return html`<${Options} label=${field.title} help=${field.description} value=${choiceName(field, now)}
    options=${field.choices.map((choice, i) => ({ name: choiceName(field, i), why: bounds?.refusal(choice) ?? "" }))}
    refusal=${async (/** @type {number} */ i) => ((await bounds?.renew()) ?? bounds)?.refusal(field.choices[i]) ?? ""}
    onChoose=${(/** @type {number} */ i) => onChange(field.choices[i])} />`;
};

/** @param {ControlProps} props */
const Switch = ({ field, value, onChange }) =>
  html`<input type="checkbox" role="switch" class="switch" aria-label=${field.title} title=${field.description} checked=${Boolean(value)}
    onChange=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => onChange(event.currentTarget.checked)} />`;

/** @param {unknown} value */
const isNumber = (value) => typeof value === "number";
/** @param {unknown} value @param {number} [length] */
const areNumbers = (value, length) =>
  Array.isArray(value) && value.every(isNumber) && value.length === (length ?? value.length);
/** @param {unknown} value */
const areSides = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((pair) => areNumbers(pair, 2));

/** @type {Record<string, Kind>} */
const CONTROLS = {
  whole: { view: stepperOf(wholeNumber), shows: isNumber },
  number: { view: stepperOf(fraction), shows: isNumber },
  size: { view: stepperOf(size), shows: (value) => isNumber(value) || areNumbers(value, 2) },
  margin: { view: stepperOf(margin), shows: (value) => isNumber(value) || areSides(value) },
  shape: { view: textOf(shapeText), shows: (value) => areNumbers(value) },
  padding: {
    view: PaddingControl,
    shows: (value) => typeof value === "string" || isNumber(value) || areSides(value),
  },
  choice: { view: Choice, shows: (value) => value !== undefined },
  switch: { view: Switch, shows: () => true },
};

/** How the numeric controls step. @type {Record<string, (limits: Field, value: any) => any>} */
const STEPS = {
  whole: wholeNumber,
  size,
  margin,
  padding: (field, value) => (typeof value === "string" ? undefined : margin(field)),
};

/** What has no control of its own, or a value that its control cannot show, is written as JSON. */
const Json = textOf(jsonText);

/** @param {ControlProps} props */
function Control(props) {
  const known = CONTROLS[props.field.control];
  return html`<${known?.shows(props.value) ? known.view : Json} ...${props} />`;
}

/** What steps through a field's values, where a stepper does. @param {Field} field @param {unknown} value */
const stepsOf = ({ control, ...field }, value) =>
  CONTROLS[control]?.shows(value) ? STEPS[control]?.(/** @type {Field} */ (field), value) : undefined;

/**
 * A field with its name, as on cards and in forms.
 * @param {ControlProps & {help?: boolean, slider?: boolean, note?: ComponentChildren}} props `note`: stands behind the name
 */
export const FieldRow = ({ help = false, slider = false, note = null, ...props }) =>
  html`<${Part} name=${props.field.name}><div class="field" data-control=${props.field.control} data-field=${props.field.name}>
    <span class="field-name" title=${props.field.title}>${props.field.title}${note}</span>
    <${Control} ...${props} />
    ${slider && html`<${StepSlider} ...${props} kind=${stepsOf(props.field, props.value)} />`}
    ${help && props.field.description && html`<p class="field-help">${props.field.description}</p>`}
  </div><//>`;
