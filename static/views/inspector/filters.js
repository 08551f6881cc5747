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

const ROOM = 336;

/** A column for each filter where they are few, else as many as can be read. @param {number} count @param {number} filters */
const columnsFor = (count, filters) =>
  filters <= 32 && count % filters === 0 && count > filters ? filters : Math.min(count, count <= 16 ? 4 : 8);

/** @param {Frame} frame @param {number} columns @returns {number} pixels */
function heightFor(frame, columns) {
  const [height, width, count] = extent(frame.shape);
  if (count === 1) return Math.min(ROOM * (height / width), 480);
  return Math.ceil(count / columns) * (ROOM / columns) * (height / width) + 4;
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
  const columns = columnsFor(count, known?.output_shape.at(-1) ?? 1);
  const peak = measure(peakOf(now));
  return html`<p class="muted">${words.filterNumber(count)} · −${peak} … +${peak}</p>
    <div class="all-maps" style=${{ height: `${heightFor(now, columns)}px` }}>
      <${LayerMaps} layer=${layer.id} type="weights" label=${words.filterNumber(count)} testid="filters" scale="layer" gap=${columns > 12 ? 3 : 4}
        columns=${columns} />
    </div>
    ${count > columns && columns > 8 && html`<p class="muted">${words.filterOrder}</p>`}`;
}
