/** Branches that run side by side between a split and a merge, each a lane of small cards. */

import { html } from "htm/preact";
import { words } from "../words/words.js";
import { AddMenu } from "./addmenu.js";

/** @import { ComponentChildren, ComponentType } from "preact" */
/** @import { Layer } from "../types.d.ts" */
/** @typedef {ComponentType<{layer: Layer, nested?: boolean}>} CardView */

/** @param {{block: string, index: number, branch: Layer[], card: CardView}} props */
const Lane = ({
  block,
  index,
  branch,
  card,
}) => html`<ol class=${`lane ${branch.length === 0 ? "identity" : ""}`}>
  <li><${AddMenu} place=${{ block, branch: index }} /></li>
  ${branch.length === 0 && html`<li><span>${words.identity}</span></li>`}
  ${branch.map(
    (layer) => html`<li key=${layer.id}><${card} layer=${layer} nested=${true} /></li>
      <li key=${`${layer.id} +`}><${AddMenu} place=${{ after: layer.id }} /></li>`,
  )}
</ol>`;

/** @param {{layer: Layer, card: CardView, fault: ComponentChildren}} props `fault`: why the block cannot stand here */
export const Lanes = ({ layer, card, fault }) =>
  html`<div class="lanes">
    ${fault}
    ${layer.branches?.map((branch, b) => html`<${Lane} key=${b} block=${layer.id} index=${b} branch=${branch} card=${card} />`)}
  </div>`;
