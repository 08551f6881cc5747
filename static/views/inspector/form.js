/** All fields of the layer, each with a sentence on what it does. */

import { html } from "htm/preact";
import { fieldsOf, kindsOf } from "../../state/schema.js";
import { schemas } from "../../state/store.js";
import { LayerField } from "../controls/layerfield.js";

/** @import { TabProps } from "./inspector.js" */

/** @param {TabProps} props */
export function Form({ layer }) {
  const schema = schemas.value?.architecture ?? null;
  const about = kindsOf(schema).find(({ kind }) => kind === layer.kind)?.description;
  return html`<p class="about">${about}</p>
    <div class="all-fields">${fieldsOf(schema, layer.kind).map(
      (field) =>
        html`<${LayerField} key=${field.name} id=${layer.id} field=${field} help=${true} slider=${true} />`,
    )}</div>`;
}
