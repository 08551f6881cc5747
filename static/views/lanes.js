/** Branches that run side by side between a split and a merge, each a lane of small cards. */

import { html } from "htm/preact";
import { words } from "../words/words.js";

/** @import { ComponentType } from "preact" */
/** @import { Layer } from "../types.d.ts" */
/** @typedef {ComponentType<{layer: Layer, nested?: boolean}>} CardView */

/** @param {{branch: Layer[], card: CardView}} props */
const Lane = ({ branch, card }) => html`<ol class=${`lane ${branch.length === 0 ? "identity" : ""}`}>
  ${
    branch.length === 0
      ? html`<li><span>${words.identity}</span></li>`
      : branch.map((layer) => html`<li key=${layer.id}><${card} layer=${layer} nested=${true} /></li>`)
  }
</ol>`;

/** @param {{layer: Layer, card: CardView}} props */
export const Lanes = ({ layer, card }) =>
  html`<div class="lanes">${layer.branches?.map((branch, b) => html`<${Lane} key=${b} branch=${branch} card=${card} />`)}</div>`;
