/** A field of a layer: its control stops where the network would break, and changes what must change with it. */

import { html } from "htm/preact";
import { setField } from "../../state/actions.js";
import { keepFresh, leewayOf } from "../../state/leeway.js";
import { fieldValue } from "../../state/schema.js";
import { factsById } from "../../state/store.js";
import { words } from "../../words/words.js";
import { Icon } from "../icons.js";
import { boundsOf } from "./bounds.js";
import { FieldRow } from "./control.js";

/** @import { Field, Layer } from "../../types.d.ts" */

/** @param {{together: string[], title: string}} props */
const Tied = ({ together, title }) => {
  const said = words.changesToo(title, together);
  return html`<span class="tied" role="img" aria-label=${said} title=${said}><${Icon} name="chain" /></span>`;
};

/** @param {{layer: Layer, field: Field, help?: boolean, slider?: boolean}} props */
export function LayerField({ layer, field, help = false, slider = false }) {
  const bounds = boundsOf(layer, field);
  const { together } = bounds;
  const note = together.length > 0 ? html`<${Tied} together=${together} title=${field.title} />` : null;
  return html`<${FieldRow} field=${field} value=${fieldValue(layer, field)} help=${help} slider=${slider} bounds=${bounds} note=${note}
    pad=${factsById.value.get(layer.id)?.window?.pad}
    onChange=${(/** @type {unknown} */ value) => {
      setField(layer.id, field.name, value, leewayOf(layer.id, field.name)?.together);
      keepFresh(layer.id, field.name);
    }} />`;
}
