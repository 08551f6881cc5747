/** The branches of a block: what each makes of the same input, and what they merge to. */

import { html } from "htm/preact";
import { addBranch, removeBranch } from "../../state/actions.js";
import { settled } from "../../state/store.js";
import { words } from "../../words/words.js";
import { costOf } from "../cost.js";
import { integer, pair, shape } from "../format.js";
import { Icon } from "../icons.js";
import { branchChoices } from "../lanes.js";

/** @import { Layer, LayerFacts } from "../../types.d.ts" */

/** @param {{layer: Layer, known: LayerFacts}} props */
export function Branches({ layer, known }) {
  const { more, fewer } = branchChoices(layer);
  const { id, branches = [] } = layer;
  /** @param {Layer[]} branch @param {number} i */
  const row = (branch, i) => {
    const last = branch.at(-1);
    const end = last ? settled.value.facts.get(last.id) : known;
    const size = last ? end?.receptive_field.size : [1, 1];
    const out = last ? end?.output_shape : known.input_shape;
    const label = words.removeBranchOf(i + 1, id);
    return html`<tr key=${i}>
      <th scope="row">${words.branch(i + 1)}</th>
      <td>${last ? words.branchLayers(branch.length) : words.identity}</td>
      <td>${out ? shape(out) : "–"}</td>
      <td>${integer(branch.reduce((sum, inner) => sum + costOf(inner, settled.value.facts, "params"), 0))}</td>
      <td>${last && size ? pair(/** @type {[number, number]} */ (size)) : "–"}</td>
      <td>${fewer && html`<button type="button" class="bare" aria-label=${label} title=${label} onClick=${() => removeBranch(id, i)}><${Icon} name="close" /></button>`}</td>
    </tr>`;
  };
  return html`<table class="branches">
      <thead><tr><th></th><th></th><th>${words.outputShort}</th><th>${words.paramsShort}</th><th>${words.seesShort}</th><th></th></tr></thead>
      <tbody>${branches.map(row)}</tbody>
      <tfoot><tr><th scope="row">${String(layer.merge ?? "")}</th><td></td><td><b>${shape(known.output_shape)}</b></td>
        <td><b>${integer(costOf(layer, settled.value.facts, "params"))}</b></td><td><b>${pair(known.receptive_field.size)}</b></td><td></td></tr></tfoot>
    </table>
    ${more && html`<button type="button" onClick=${() => addBranch(id)}>${words.addBranch}</button>`}`;
}
