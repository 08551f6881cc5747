/** A panel beside the network: it can be resized at its edge, and folded to a rail that says what is in it. */

import { html } from "htm/preact";
import { fold, folded, sizes } from "../state/panels.js";
import { hidden } from "../state/screen.js";
import { words } from "../words/words.js";
import { Edge } from "./edge.js";
import { Icon } from "./icons.js";

/** @import { ComponentChildren } from "preact" */
/** @import { PanelName } from "../state/panels.js" */

/** @param {{name: PanelName, away: boolean}} props */
function FoldButton({ name, away }) {
  const label = (away ? words.unfoldPanel : words.foldPanel)[name];
  return html`<button type="button" class="fold" key="fold" aria-expanded=${!away} aria-controls=${`panel-${name}`} aria-label=${label} title=${label}
    onClick=${() => fold(name, !away)}><${Icon} name="fold" />${away && html`<span>${words.panels[name]}</span>`}</button>`;
}

/** @param {{name: PanelName, foot?: ComponentChildren, rail?: ComponentChildren, children?: ComponentChildren}} props `rail` is shown beside the button of a folded panel, `foot` whatever happens */
export function Panel({ name, rail = null, foot = null, children }) {
  if (hidden.value.has(name)) return foot;
  const away = folded.value.has(name);
  const size = sizes.value[name];
  return html`<div class="panel" id=${`panel-${name}`} data-panel=${name} data-folded=${away || undefined} style=${size ? { "--size": `${size}px` } : {}}>
    ${away ? rail : html`<div class="panel-body" key="body">${children}</div><${Edge} name=${name} key="edge" />`}
    <${FoldButton} name=${name} away=${away} />
    ${foot}
  </div>`;
}
