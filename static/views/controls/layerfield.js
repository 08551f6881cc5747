/** A field of a layer: its control stops where the network would break, and changes what must change with it. */

import { useComputed } from "@preact/signals";
import { html } from "htm/preact";
import { setField } from "../../state/actions.js";
import { keepFresh, leewayOf } from "../../state/leeway.js";
import { fieldValue } from "../../state/schema.js";
import { factsById, layersById } from "../../state/store.js";
import { words } from "../../words/words.js";
import { Icon } from "../icons.js";
import { boundsOf } from "./bounds.js";
import { FieldRow } from "./control.js";

/** @import { Field } from "../../types.d.ts" */

/** @param {{together: string[], title: string}} props */
const Tied = ({ together, title }) => {
  const said = words.changesToo(title, together);
  return html`<span class="tied" role="img" aria-label=${said} title=${said}><${Icon} name="chain" /></span>`;
};

/** It follows the one value that it shows, and stands for that as long as it lives. @param {{id: string, field: Field, help?: boolean, slider?: boolean}} props */
export function LayerField({ id, field, help = false, slider = false }) {
  const value = useComputed(() => fieldValue(layersById.value.get(id) ?? {}, field)).value;
  const leeway = useComputed(() => leewayOf(id, field.name)).value;
  const bounds = boundsOf(id, field, leeway);
  const { together } = bounds;
  const note = together.length > 0 ? html`<${Tied} together=${together} title=${field.title} />` : null;
  return html`<${FieldRow} field=${field} value=${value} help=${help} slider=${slider} bounds=${bounds} note=${note}
    pad=${() => factsById.peek().get(id)?.window?.pad}
    onChange=${(/** @type {unknown} */ next) => {
      setField(id, field.name, next, leewayOf(id, field.name)?.together);
      keepFresh(id, field.name);
    }} />`;
}
