/** Feature maps: one large with its figures, and all of them below. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { extent, rangeOf, valueAt } from "../../canvas/maps.js";
import { frameOf, onFrame } from "../../state/frames.js";
import { channel, range } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure, shape } from "../format.js";
import { LayerMaps } from "../maps.js";
import { TrainingFigures } from "./trainingfigures.js";

/** @import { Frame } from "../../types.d.ts" */
/** @import { TabProps } from "./inspector.js" */

/** @param {Frame} frame @param {number} map @returns {{low: number, high: number, mean: number, zeros: number}} */
export function statistics(frame, map) {
  const [height, width, count] = extent(frame.shape);
  const [low, high] =
    frame.shape.length === 3 ? rangeOf(frame, map) : [valueAt(frame, map, map), valueAt(frame, map, map)];
  let sum = 0;
  let zeros = 0;
  for (let at = map; at < height * width * count; at += count) {
    const value = valueAt(frame, map, at);
    sum += value;
    if (Math.abs(value) < 1e-9) zeros += 1;
  }
  return { low, high, mean: sum / (height * width), zeros: zeros / (height * width) };
}

/** The newest frame of a layer, at most a few times a second. @param {string} layer */
function useFrame(layer) {
  const frame = useSignal(frameOf(layer));
  useEffect(() => {
    let last = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const stop = onFrame(layer, (next) => {
      clearTimeout(timer);
      const wait = Math.max(0, 200 - (performance.now() - last));
      timer = setTimeout(() => {
        last = performance.now();
        frame.value = next;
      }, wait);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [layer]);
  return frame.value;
}

/** @param {{frame: Frame, map: number}} props */
function Figures({ frame, map }) {
  const { low, high, mean, zeros } = statistics(frame, map);
  return html`<dl class="figures">
    <dt>${words.low}</dt><dd>${measure(low)}</dd><dt>${words.high}</dt><dd>${measure(high)}</dd>
    <dt>${words.mean}</dt><dd>${measure(mean)}</dd><dt>${words.zeros}</dt><dd>${Math.round(zeros * 100)} %</dd>
  </dl>`;
}

const RangeChoice = () => html`<select aria-label=${words.colourRange} value=${range.value}
  onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ { currentTarget }) => {
    range.value = /** @type {"layer" | "map"} */ (currentTarget.value);
  }}>
  <option value="layer">${words.perLayer}</option><option value="map">${words.perMap}</option>
</select>`;

/** @param {TabProps} props */
export function FeatureMaps({ layer, known }) {
  const frame = useFrame(layer.id);
  const hover = useSignal(/** @type {{x: number, y: number} | null} */ (null));
  if (!frame || !known) return html`<p class="muted">${words.noMaps}</p>`;
  const [height, width, count] = extent(frame.shape);
  const map = Math.min(channel.value ?? 0, count - 1);
  const at = hover.value && {
    row: Math.floor(hover.value.y * height),
    column: Math.floor(hover.value.x * width),
  };
  const said = at
    ? words.valueHere(
        at.row + 1,
        at.column + 1,
        measure(valueAt(frame, map, (at.row * width + at.column) * count + map)),
      )
    : " ";
  return html`
    <div class="large-map">
      <${LayerMaps} layer=${layer.id} first=${map} count=${1} label=${words.mapNumber(map + 1, count)} testid="large-map"
        onPoint=${(/** @type {number} */ _map, /** @type {{x: number, y: number} | null} */ place) => {
          hover.value = place;
        }} />
      <div><b>${words.mapNumber(map + 1, count)}</b><${Figures} frame=${frame} map=${map} /></div>
    </div>
    <p class="hover-value">${said}</p>
    <${TrainingFigures} layer=${layer.id} weighty=${known.trainable_params > 0} />
    <div class="map-tools"><${RangeChoice} /></div>
    <div class="all-maps" style=${{ height: `${gridHeight(count, width / height)}px` }}>
      <${LayerMaps} layer=${layer.id} label=${words.mapsOf(layer.id, shape(known.output_shape))} testid="all-maps" largest=${76} gap=${3} mark=${map}
        onPick=${(/** @type {number} */ picked) => {
          channel.value = picked;
        }} />
    </div>`;
}

/** Room for all maps, each at a size that can be read. @param {number} count @param {number} aspect */
function gridHeight(count, aspect) {
  const columns = count <= 16 ? 4 : count <= 36 ? 6 : count <= 128 ? 8 : 16;
  const cell = Math.min(336 / Math.min(columns, count), 76);
  return Math.max(40, Math.ceil(Math.ceil(count / columns) * (cell / aspect + 3)));
}
