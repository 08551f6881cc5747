/** All fields of the layer, each with a sentence on what it does. */

import { html } from "htm/preact";
import { setField } from "../../state/actions.js";
import { fieldsOf, fieldValue, kindsOf } from "../../state/schema.js";
import { schemas } from "../../state/store.js";
import { FieldRow } from "../controls/control.js";

/** @import { TabProps } from "./inspector.js" */

/** @param {TabProps} props */
export function Form({ layer }) {
  const schema = schemas.value?.architecture ?? null;
  const about = kindsOf(schema).find(({ kind }) => kind === layer.kind)?.description;
  return html`<p class="about">${about}</p>
    <div class="all-fields">${fieldsOf(schema, layer.kind).map(
      (
        field,
      ) => html`<${FieldRow} key=${field.name} field=${field} value=${fieldValue(layer, field)} help=${true}
        onChange=${(/** @type {unknown} */ value) => setField(layer.id, field.name, value)} />`,
    )}</div>`;
}
