/** How the network is trained: a small form built from the server's schema. */

import { html } from "htm/preact";
import { setTraining } from "../state/actions.js";
import { fieldsIn, fieldsOf, fieldValue, groupsIn, newLayer } from "../state/schema.js";
import { dataset, schemas, training } from "../state/store.js";
import { words } from "../words/words.js";
import { FieldRow } from "./controls/control.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";

/** @import { Field, Group, JsonSchema, Optimizer } from "../types.d.ts" */

/** Fields with a place of their own on the page. */
const ELSEWHERE = new Set(["pinned", "train_size"]);

/** @param {JsonSchema} schema @returns {string[]} */
const optimizersIn = (schema) => Object.keys(schema.properties?.optimizer?.discriminator?.mapping ?? {});

/** @param {JsonSchema} schema @param {string} name @returns {Optimizer} */
function newOptimizer(schema, name) {
  const { kind: _kind, id: _id, ...fields } = newLayer(schema, name, "");
  return /** @type {Optimizer} */ ({ ...fields, name });
}

/** @param {{schema: JsonSchema}} props */
function OptimizerFields({ schema }) {
  const { optimizer } = training.value;
  /** @type {Field} */
  const choice = {
    name: "optimizer",
    title: words.train_settings.optimizer,
    description: schema.$defs?.[optimizer.name]?.description ?? "",
    control: "choice",
    choices: optimizersIn(schema),
    labels: [],
    card: false,
    default: optimizer.name,
    nullable: false,
  };
  return html`
    <${FieldRow} field=${choice} value=${optimizer.name} onChange=${(/** @type {string} */ name) => setTraining({ optimizer: newOptimizer(schema, name) })} />
    ${fieldsOf(schema, optimizer.name).map(
      (field) => html`<${FieldRow} key=${field.name} field=${field} value=${fieldValue(optimizer, field)}
        onChange=${(/** @type {unknown} */ value) => setTraining({ optimizer: { ...training.peek().optimizer, [field.name]: value } })} />`,
    )}`;
}

/** How many pictures to train on: all of them where the setting is left out. */
function SizeField() {
  const all = dataset.value?.train_size;
  const known = fieldsIn(schemas.value?.training ?? {}, schemas.value?.training ?? {}).find(
    ({ name }) => name === "train_size",
  );
  if (!all || !known) return null;
  const field = { ...known, maximum: all };
  return html`<${FieldRow} field=${field} value=${training.value.train_size ?? all}
    onChange=${(/** @type {number} */ size) => setTraining({ train_size: size === all ? null : size })} />`;
}

/** What is set is put to the others as they are by now, which may not be drawn yet. @param {string} name of a group */
const partsOf = (name) => /** @type {Record<string, unknown> | null | undefined} */ (training.value[name]);

/** Settings that belong together; where they may be left out, a switch says whether they are there. @param {{group: Group}} props */
function GroupFields({ group: { name, title, description, fields, nullable, start } }) {
  const value = partsOf(name);
  const there = !nullable || value != null;
  /** @type {Field} */
  const presence = {
    name,
    title,
    description,
    control: "switch",
    choices: [],
    labels: [],
    card: false,
    default: false,
    nullable: false,
  };
  return html`<fieldset class="field-group"><legend class="unseen">${title}</legend>
    ${
      nullable
        ? html`<${FieldRow} field=${presence} value=${there} onChange=${(/** @type {boolean} */ on) => setTraining({ [name]: on ? start : null })} />`
        : html`<p class="field-name" title=${description}>${title}</p>`
    }
    ${
      there &&
      fields.map(
        (field) => html`<${FieldRow} key=${field.name} field=${field} value=${fieldValue(value ?? {}, field)}
        onChange=${(/** @type {unknown} */ part) => setTraining({ [name]: { ...partsOf(name), [field.name]: part } })} />`,
      )
    }
  </fieldset>`;
}

function Form() {
  const schema = schemas.value?.training;
  if (!schema) return null;
  const fields = fieldsIn(schema, schema).filter(({ name }) => !ELSEWHERE.has(name));
  return html`<h2>${words.settings}</h2>
    <${OptimizerFields} schema=${schema} />
    ${fields.map(
      (field) => html`<${FieldRow} key=${field.name} field=${field} value=${fieldValue(training.value, field)}
        onChange=${(/** @type {unknown} */ value) => setTraining({ [field.name]: value })} />`,
    )}
    <${SizeField} />
    ${groupsIn(schema, schema).map((group) => html`<${GroupFields} key=${group.name} group=${group} />`)}
    <p class="note">${words.settingsNote}</p>`;
}

export function SettingsButton() {
  const { optimizer, epochs, batch_size } = training.value;
  const said = `${optimizer.name} ${optimizer.learning_rate} · ${epochs} × ${batch_size}`;
  const summary = html`<span class="face"><span>${words.settingsShort}</span>${" "}<b>${said}</b></span><${Icon} name="down" /><${Icon} name="sliders" />`;
  return html`<${Popover} label=${words.settings} name=${`${words.settings}: ${words.settingsShort} ${said}`} className="faced settings" panelClass="form" face=${summary} content=${() => html`<${Form} />`} />`;
}
