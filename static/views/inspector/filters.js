/** Filters: the layer's kernels as pictures, while a training streams them. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { extent, peakOf } from "../../canvas/maps.js";
import { frameOf, onFrame } from "../../state/frames.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { LayerMaps } from "../maps.js";

/** @import { Frame } from "../../types.d.ts" */
/** @import { TabProps } from "./inspector.js" */

/** @param {Frame} frame @returns {number} pixels */
function heightFor(frame) {
  const [height, width, count] = extent(frame.shape);
  if (count === 1) return Math.min(336 * (height / width), 480);
  const columns = Math.min(count, count <= 16 ? 4 : 8);
  return Math.min(Math.ceil(count / columns) * (336 / columns) * (height / width), 900);
}

/** @param {TabProps} props */
export function Filters({ layer, known }) {
  const frame = useSignal(/** @type {Frame | undefined} */ (frameOf(layer.id, "weights")));
  useEffect(
    () =>
      onFrame(
        layer.id,
        (next) => {
          frame.value = next;
        },
        "weights",
      ),
    [layer.id],
  );
  if (known && known.params === 0) return html`<p class="muted">${words.noWeights}</p>`;
  const now = frame.value;
  if (!now) return html`<p class="muted">${words.noFilters}</p>`;
  const [, , count] = extent(now.shape);
  return html`<p class="muted">${words.filterNumber(count)} · −${measure(peakOf(now))} … +${measure(peakOf(now))}</p>
    <div class="all-maps" style=${{ height: `${heightFor(now)}px` }}>
      <${LayerMaps} layer=${layer.id} type="weights" label=${words.filterNumber(count)} testid="filters" scale="layer" largest=${80} />
    </div>`;
}
