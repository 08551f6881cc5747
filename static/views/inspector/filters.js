/** Filters: the layer's kernels as pictures, or what training changed about them. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { extent, peakOf } from "../../canvas/maps.js";
import { frameOf, onFrame } from "../../state/frames.js";
import { kernelView, viewed } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { LayerMaps } from "../maps.js";

/** @import { Frame, LayerFacts } from "../../types.d.ts" */
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

const VIEWS = /** @type {const} */ (["weights", "changes"]);

/** As they are, or what training changed. */
const ViewChoice = () => html`<div class="choice-buttons" role="group" aria-label=${words.kernelView}>
  ${VIEWS.map(
    (
      view,
    ) => html`<button type="button" key=${view} aria-pressed=${kernelView.value === view} title=${words.kernelViewHelp[view]}
      onClick=${() => {
        kernelView.value = view;
      }}>${words.kernelViews[view]}</button>`,
  )}
</div>`;

/** @param {{layer: string, known: LayerFacts | undefined, type: "weights" | "changes"}} props */
function Kernels({ layer, known, type }) {
  const frame = useSignal(/** @type {Frame | undefined} */ (frameOf(layer, type)));
  useEffect(
    () =>
      onFrame(
        layer,
        (next) => {
          frame.value = next;
        },
        type,
      ),
    [layer, type],
  );
  const now = frame.value;
  if (!now)
    return html`<p class="muted">${type === "changes" && viewed.value !== null ? words.noPastChange : words.noFilters}</p>`;
  const [, , count] = extent(now.shape);
  const columns = columnsFor(count, known?.output_shape.at(-1) ?? 1);
  const peak = measure(peakOf(now));
  return html`<p class="muted">${words.filterNumber(count)} · −${peak} … +${peak}</p>
    <div class="all-maps" style=${{ height: `${heightFor(now, columns)}px` }}>
      <${LayerMaps} layer=${layer} type=${type} label=${words.filterNumber(count)} testid="filters" scale="layer" gap=${columns > 12 ? 3 : 4}
        columns=${columns} />
    </div>
    ${count > columns && columns > 8 && html`<p class="muted">${words.filterOrder}</p>`}`;
}

/** @param {TabProps} props */
export function Filters({ layer, known }) {
  if (known && known.params === 0) return html`<p class="muted">${words.noWeights}</p>`;
  const type = kernelView.value;
  return html`<${ViewChoice} /><${Kernels} key=${type} layer=${layer.id} known=${known} type=${type} />`;
}
