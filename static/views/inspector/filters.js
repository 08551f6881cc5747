/** Filters: the layer's kernels as pictures, and a bench to set them by hand. */

import { html } from "htm/preact";
import { classicsOf } from "../../state/bench.js";
import { words } from "../../words/words.js";
import { Bench } from "./bench.js";
import { KernelMaps } from "./kernelmaps.js";

/** @import { TabProps } from "./inspector.js" */

/** @param {TabProps} props */
export function Filters({ layer, known }) {
  if (known?.params === 0) return html`<p class="muted">${words.noWeights}</p>`;
  const classics = classicsOf(layer.kind);
  return html`<${KernelMaps} layer=${layer.id} settable=${classics.length > 0} />
    ${known && classics.length > 0 && html`<${Bench} layer=${layer.id} classics=${classics} />`}`;
}
