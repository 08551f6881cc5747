/** The bench: one kernel as numbers that can be set, beside the feature map that it makes. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import {
  channelCount,
  entry,
  filterCount,
  freeze,
  inputChannel,
  learnedSince,
  letGo,
  numbers,
  obstacle,
  setCell,
  setCells,
  slice,
} from "../../state/bench.js";
import { followExact } from "../../state/exact.js";
import { rounded } from "../../state/kernels.js";
import { channel, learned, run, viewed, weightsFrom } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { Icon } from "../icons.js";
import { LayerMaps } from "../maps.js";
import { Classics } from "./classics.js";
import { isSet, KernelGrid } from "./kernelgrid.js";

/** @import { Classic } from "../../state/bench.js" */
/** @import { Place } from "./kernelgrid.js" */

/** @param {{by: number, label: string, icon: string}} props */
const Turn = ({ by, label, icon }) => {
  const next = slice.value.filter + by;
  return html`<button type="button" class="bare" aria-label=${label} title=${label} disabled=${next < 0 || next >= filterCount.value}
    onClick=${() => {
      channel.value = next;
    }}><${Icon} name=${icon} /></button>`;
};

const ChannelChoice =
  () => html`<select aria-label=${words.channelChoice} value=${String(slice.value.channel ?? "")}
  onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ { currentTarget }) => {
    inputChannel.value = currentTarget.value === "" ? null : Number(currentTarget.value);
  }}>
  <option value="">${words.allChannels(channelCount.value)}</option>
  ${Array.from({ length: channelCount.value }, (_, i) => html`<option key=${i} value=${String(i)}>${words.oneChannel(i + 1)}</option>`)}
</select>`;

/** What the kernel is, in a word or two. @param {Classic[]} classics */
function stateOf(classics) {
  const own = entry.value;
  const name = own && (classics.find((classic) => classic.name === own.name)?.title ?? words.stateHand);
  if (name) return learnedSince.value ? words.stateSince(name) : name;
  const first = viewed.value === 0 && !run.value?.weights_from;
  return !first && (learned.value || weightsFrom.value) ? words.stateLearned : words.stateDrawn;
}

/** @param {{place: Place | null}} props */
function Readout({ place }) {
  const value = place && numbers.value?.[place.row]?.[place.column];
  const help = obstacle.value ? words.obstacles[obstacle.value] : words.cellHelp;
  if (!place || typeof value !== "number") return html`<p class="readout">${help}</p>`;
  const say = isSet(setCells.value, place) ? words.cellSet : words.cellSays;
  return html`<p class="readout">${say(words.cellAt(place.row + 1, place.column + 1), measure(rounded(value)))}</p>`;
}

/** @param {{layer: string, classics: Classic[]}} props */
export function Bench({ layer, classics }) {
  useEffect(() => followExact(layer), [layer]);
  const place = useSignal(/** @type {Place | null} */ (null));
  const { filter } = slice.value;
  const fixed = obstacle.value !== null || numbers.value === null;
  const frozen = entry.value?.frozen === true;
  return html`<section class="bench" aria-label=${words.filterOf(filter + 1, filterCount.value)}>
    <header class="bench-head"><h3>${words.filterOf(filter + 1, filterCount.value)}</h3>
      <${Turn} by=${-1} label=${words.previousFilter} icon="left" /><${Turn} by=${1} label=${words.nextFilter} icon="right" />
      ${channelCount.value > 1 && html`<${ChannelChoice} />`}</header>
    <div class="bench-top">
      <div class=${`kernel-cells ${frozen ? "frozen" : ""}`}>${
        numbers.value
          ? html`<${KernelGrid} label=${words.kernelNumbers(filter + 1)} numbers=${numbers.value} given=${setCells.value} fixed=${fixed} onChange=${setCell}
              onPlace=${(/** @type {Place | null} */ next) => {
                place.value = next;
              }} />`
          : html`<div class="cells waiting"></div>`
      }</div>
      <div class="bench-map"><${LayerMaps} layer=${layer} first=${filter} count=${1} label=${words.filterMap(filter + 1)} testid="bench-map" scale="map" /></div>
    </div>
    <div class="bench-actions"><p class="bench-state">${frozen && html`<${Icon} name="lock" />`}<b>${stateOf(classics)}</b></p>
      <button type="button" aria-pressed=${frozen} disabled=${fixed || !entry.value} title=${entry.value ? words.freezeHelp : words.freezeNothing}
        onClick=${() => freeze(!frozen)}><${Icon} name="lock" />${words.freeze}</button>
      <button type="button" disabled=${fixed || !entry.value} title=${words.letGoHelp} onClick=${letGo}>${words.letGo}</button>
    </div>
    <${Readout} place=${place.value} />
    ${channelCount.value > 1 && slice.value.channel === null && html`<p class="muted together">${words.together}</p>`}
    <${Classics} classics=${classics} fixed=${obstacle.value !== null} filters=${filterCount.value} />
  </section>`;
}
