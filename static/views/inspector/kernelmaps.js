/** The kernels of a layer as pictures: of all filters where there is room, else of the one that is looked at. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { extent, peakOf } from "../../canvas/maps.js";
import { stops } from "../../canvas/palettes.js";
import { anySet, channelCount, filterCount, inputChannel, slice } from "../../state/bench.js";
import { frameOf, onFrame } from "../../state/frames.js";
import { channel, kernelView, run } from "../../state/store.js";
import { theme } from "../../state/theme.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { LayerMaps } from "../maps.js";

/** @import { Frame } from "../../types.d.ts" */
/** @typedef {typeof VIEWS[number]} Type */
/** @typedef {{columns: number, maps: number[], mark: number | number[]}} Plan which maps are shown, in how many columns, and which of them stand on the bench */

const VIEWS = /** @type {const} */ (["weights", "changes"]);
const ROOM = 318;
/** Pixels; higher ones scroll, so that the bench stays in sight. */
const TALL = 190;
/** Filters that fit side by side. */
const ABREAST = 32;
/** Rows of channels that are shown of all filters. */
const ROWS = 32;

/** @param {number} count */
const range = (count) => Array.from({ length: count }, (_, i) => i);

/** @param {number} count */
const columnsOf = (count) => (count <= 8 ? Math.max(count, 4) : count <= 64 ? 8 : 16);

/**
 * Maps stand channel by channel, and within a channel filter by filter.
 * @param {number} count maps that there are @param {boolean} layered whether they are filters of several channels
 * @returns {Plan}
 */
function planFor(count, layered) {
  const { filter, channel: one } = slice.value;
  if (!layered) return { columns: columnsOf(count), maps: range(count), mark: count > 1 ? filter : -1 };
  const channels = channelCount.value;
  const filters = count / channels;
  const mark = (one ?? 0) * filters + filter;
  // Of a layer with many kernels come those of this filter alone.
  if (filters === 1 && filterCount.value > 1)
    return { columns: columnsOf(channels), maps: range(channels), mark: one ?? -1 };
  if (filters <= ABREAST && channels <= ROWS)
    return {
      columns: filters,
      maps: range(count),
      mark: one === null ? range(channels).map((c) => c * filters + filter) : mark,
    };
  const maps = filter < filters ? range(channels).map((c) => c * filters + filter) : [];
  return { columns: columnsOf(channels), maps, mark: one === null ? -1 : mark };
}

/** @param {Frame} frame @param {Plan} plan @returns {number} pixels */
function heightFor(frame, { columns, maps }) {
  const [height, width] = extent(frame.shape);
  if (maps.length === 1) return Math.min(ROOM * (height / width), 120);
  return Math.ceil(maps.length / columns) * Math.min(ROOM / columns, 76) * (height / width) + 4;
}

/** The kernels as they are, or what training changed about them; and the range of the colours. @param {{peak: string | null, unchanged?: boolean}} props */
const Head = ({ peak, unchanged = false }) => html`<div class="filter-head">
  <div class="choice-buttons" role="group" aria-label=${words.kernelView}>
    ${VIEWS.map(
      (
        view,
      ) => html`<button type="button" key=${view} aria-pressed=${kernelView.value === view} title=${words.kernelViewHelp[view]}
        onClick=${() => {
          kernelView.value = view;
        }}>${words.kernelViews[view]}</button>`,
    )}
  </div>
  ${
    anySet.value || unchanged
      ? html`<span class="scale">${unchanged ? words.unchanged : words.eachOwn}</span>`
      : peak &&
        html`<span class="scale"><span>−${peak}</span>
          <span class="ramp" style=${{ backgroundImage: `linear-gradient(90deg, ${stops("diverging", theme.value).join(", ")})` }}></span><span>+${peak}</span></span>`
  }
</div>`;

/** @param {string} layer @param {Type} type */
function useKernels(layer, type) {
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
  return frame.value;
}

/** Why there are no pictures. @param {Type} type */
const missing = (type) => (type === "changes" && !run.value?.step ? words.noChange : words.noFilters);

/** @param {{layer: string, settable: boolean}} props */
export function KernelMaps({ layer, settable }) {
  const type = kernelView.value;
  const now = useKernels(layer, type);
  if (!now) return html`<${Head} peak=${null} /><p class="filter-note">${missing(type)}</p>`;
  const [, , count] = extent(now.shape);
  const layered = settable && channelCount.value > 1 && count % channelCount.value === 0;
  const filters = count / (layered ? channelCount.value : 1);
  const plan = planFor(count, layered);
  const whole = plan.maps.length === count && (filters > 1 || filterCount.value === 1 || !layered);
  const label = whole ? words.filterNumber(count) : words.kernelsOf(slice.value.filter + 1, plan.maps.length);
  /** @param {number} map */
  const pick = (map) => {
    if (whole) channel.value = map % filters;
    if (layered) inputChannel.value = Math.floor(map / filters);
  };
  const unchanged = type === "changes" && [...now.low, ...now.high].every((value) => value === 0);
  return html`<${Head} peak=${measure(peakOf(now))} unchanged=${unchanged} />
    ${
      plan.maps.length === 0
        ? html`<p class="filter-note">${words.firstFilters(filters)}</p>`
        : html`<div class="kernel-pictures" role="group" aria-label=${label} tabindex=${heightFor(now, plan) > TALL ? 0 : undefined}>
            <div class="all-maps" style=${{ height: `${heightFor(now, plan)}px` }}>
            <${LayerMaps} layer=${layer} type=${type} label=${label} testid="filters" scale=${anySet.value ? "map" : "layer"} gap=${plan.columns > 12 ? 3 : 4} largest=${plan.maps.length === 1 ? 120 : 76}
              columns=${plan.columns} maps=${plan.maps} mark=${settable ? plan.mark : -1} onPick=${settable && filterCount.value > 1 ? pick : undefined} />
          </div></div>`
    }
    ${layered && html`<p class="filter-note">${whole ? words.filterOrder : words.channelOrder}</p>`}`;
}
