/** Branches that run side by side between a split and a merge, each a lane of small cards. */

import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { addBranch, removeBranch } from "../state/actions.js";
import { branchLimits } from "../state/schema.js";
import { schemas } from "../state/store.js";
import { words } from "../words/words.js";
import { AddMenu } from "./addmenu.js";
import { listName, useDropList } from "./dragging.js";
import { Icon } from "./icons.js";
import { useWiring, Wires } from "./wires.js";

/** @import { ComponentChildren, ComponentType } from "preact" */
/** @import { Layer } from "../types.d.ts" */
/** @typedef {ComponentType<{layer: Layer, nested?: boolean}>} CardView */

/** @param {Layer} layer @returns {{more: boolean, fewer: boolean}} whether a block may get a branch, and lose one */
export function branchChoices({ kind, branches = [] }) {
  const { least, most } = branchLimits(schemas.value?.architecture ?? null, kind);
  return { more: branches.length < most, fewer: branches.length > least };
}

/** @param {() => void} act @returns {(event: Event) => void} */
const apart = (act) => (event) => {
  event.stopPropagation();
  act();
};

/** @param {{block: string, index: number, branch: Layer[], fewer: boolean, card: CardView}} props */
function Lane({ block, index, branch, fewer, card }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useDropList(list);
  const remove = words.removeBranchOf(index + 1, block);
  return html`<ol class=${`lane ${branch.length === 0 ? "identity" : ""}`} ref=${list} data-list=${listName(block, index)} aria-label=${words.branch(index + 1)}>
    <li><${AddMenu} place=${{ block, branch: index }} /></li>
    ${branch.length === 0 && html`<li><span class="identity-name">${words.identity}</span></li>`}
    ${branch.map(
      (layer) => html`<li class="lane-place" key=${layer.id} data-item=${layer.id}>
        <${card} layer=${layer} nested=${true} /><${AddMenu} place=${{ after: layer.id }} /></li>`,
    )}
    ${
      fewer &&
      html`<li class="lane-end"><button type="button" class="bare" aria-label=${remove} title=${remove}
        onClick=${apart(() => removeBranch(block, index))}><${Icon} name="close" /></button></li>`
    }
  </ol>`;
}

/** @param {{layer: Layer}} props */
const MoreBranches = ({
  layer: { id },
}) => html`<button type="button" class="more-branches" aria-label=${words.addBranchTo(id)} onClick=${apart(() => addBranch(id))}>
  <${Icon} name="plus" />${words.addBranch}</button>`;

/** What the branches are merged with, as a sign. @type {Record<string, string>} */
const SIGNS = { add: "+", multiply: "×", average: "x̄", maximum: "max", concatenate: "⧺" };

/** @param {{how: string, middle: number | undefined}} props */
const Merge = ({ how, middle }) =>
  middle !== undefined &&
  html`<span class="merge" role="img" aria-label=${words.mergedBy(how)} title=${words.mergedBy(how)} style=${{ top: `${middle}px` }}>${SIGNS[how] ?? how}</span>`;

/** @param {{layer: Layer, card: CardView, fault: ComponentChildren}} props `fault`: why the block cannot stand here */
export function Lanes({ layer, card, fault }) {
  const { more, fewer } = branchChoices(layer);
  const { branches = [] } = layer;
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const wiring = useWiring(ref);
  return html`<div class=${`lanes ${branches.length > 2 ? "many" : ""}`} ref=${ref}>
    <${Wires} wiring=${wiring} side="out" />
    ${fault}
    ${branches.map((branch, b) => html`<${Lane} key=${b} block=${layer.id} index=${b} branch=${branch} fewer=${fewer} card=${card} />`)}
    ${more && html`<${MoreBranches} layer=${layer} />`}
    <${Wires} wiring=${wiring} side="in" />
    <${Merge} how=${String(layer.merge ?? "add")} middle=${wiring?.middle} />
  </div>`;
}
