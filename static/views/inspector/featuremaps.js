/** Feature maps: one large with the sum behind the cell that one stands on, and all of them below. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useMemo } from "preact/hooks";
import { extent, valueAt } from "../../canvas/maps.js";
import { followExact } from "../../state/exact.js";
import { frameOf, onFrame } from "../../state/frames.js";
import { made } from "../../state/making.js";
import { figuresOf, ordered } from "../../state/mapstats.js";
import { sight } from "../../state/sight.js";
import { standSomewhere } from "../../state/stand.js";
import { channel, classes, inputSize, lastLayer, live, mapOrder, probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure, pair } from "../format.js";
import { Icon } from "../icons.js";
import { CellSum } from "./cellsum.js";
import { LargeMap } from "./largemap.js";
import { MapGrid } from "./mapgrid.js";
import { MapTools } from "./maptools.js";
import { TrainingFigures } from "./trainingfigures.js";

/** @import { Frame } from "../../types.d.ts" */
/** @import { MapFigures } from "../../state/mapstats.js" */
/** @import { TabProps } from "./inspector.js" */

/** Milliseconds between two looks at the figures while frames stream. */
const PACE = 250;

/** The newest frame of a layer, at most a few times a second. @param {string} layer */
function useFrame(layer) {
  const frame = useSignal(frameOf(layer));
  useEffect(() => {
    let last = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const stop = onFrame(layer, (next) => {
      clearTimeout(timer);
      const wait = Math.max(0, PACE - (performance.now() - last));
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

/** @param {{figures: MapFigures}} props */
const Figures = ({ figures: { low, high, mean, zeros } }) => html`<dl class="figures">
  <dt>${words.figures.mean}</dt><dd>${measure(mean)}</dd>
  <dt>${words.figures.low}</dt><dd>${measure(low)}</dd><dt>${words.figures.high}</dt><dd>${measure(high)}</dd>
  <dt title=${words.zerosHelp}>${words.figures.zeros}</dt><dd>${Math.round(zeros * 100)} %</dd>
</dl>`;

/** Which map it is, and the ways to its neighbours. @param {{map: number, count: number}} props */
function Heading({ map, count }) {
  const ways = /** @type {const} */ ([
    ["left", words.mapBefore, map - 1],
    ["right", words.mapAfter, map + 1],
  ]);
  return html`<div class="map-heading"><h3>${words.mapNumber(map + 1, count)}</h3>${ways.map(
    ([
      icon,
      name,
      to,
    ]) => html`<button type="button" key=${icon} class="bare" aria-label=${name} title=${name} disabled=${to < 0 || to >= count}
      onClick=${() => {
        channel.value = to;
      }}><${Icon} name=${icon} /></button>`,
  )}</div>`;
}

/** How much of the picture the cell sees. */
function Seen() {
  const part = sight.value.get(null);
  const { height, width } = inputSize.value;
  if (!part) return html`<p class="muted"> </p>`;
  const [rows, columns] = part.map(([low, high]) => high - low + 1);
  const all = rows === height && columns === width;
  return html`<p class="muted">${all ? words.seesAll : words.seesPart(pair([rows, columns]))}</p>`;
}

/** @param {string} layer @param {number} unit @param {number} count @returns {string} a class where the network ends, else a number */
const unitName = (layer, unit, count) =>
  (lastLayer.value?.id === layer && count === classes.value.length && classes.value[unit]) ||
  words.unitNumber(unit + 1, count);

/** The cell that one stands on, and its number. @param {{frame: Frame, map: number}} props */
function Here({ frame, map }) {
  const [height, width, count] = extent(frame.shape);
  const { row = 0, column = 0 } = probe.value?.layer === frame.layer ? probe.value : {};
  const at = (Math.min(row, height - 1) * width + Math.min(column, width - 1)) * count + map;
  return html`<div class="here" aria-live=${live.value ? "off" : "polite"}>
    <p class="muted">${frame.shape.length === 1 ? unitName(frame.layer, map, count) : words.cellAt(row + 1, column + 1)}</p>
    <p class="cell-value" data-testid="cell-value">${measure(made.value?.value ?? valueAt(frame, map, at))}</p>
    <${Seen} />
  </div>`;
}

/** Stand somewhere on the layer, and keep its exact numbers at hand. @param {string} layer @param {number[] | undefined} shape */
function useStanding(layer, shape) {
  const key = String(shape);
  useEffect(() => {
    if (shape) standSomewhere(layer, shape);
  }, [layer, key]);
  useEffect(() => followExact(layer), [layer]);
  useEffect(
    () => () => {
      if (probe.peek()?.layer === layer) probe.value = null;
    },
    [layer],
  );
}

/** @param {TabProps} props */
export function FeatureMaps({ layer, known }) {
  const frame = useFrame(layer.id);
  const shown = frame && String(frame.shape) === String(known?.output_shape) ? frame : undefined;
  const figures = useMemo(() => (shown?.shape.length === 3 ? figuresOf(shown) : []), [shown]);
  useStanding(layer.id, shown?.shape);
  if (!shown || !known) return html`<p class="muted">${words.noMaps}</p>`;
  const [, , count] = extent(shown.shape);
  const map = Math.min(channel.value ?? 0, count - 1);
  const vector = shown.shape.length === 1;
  return html`
    <div class=${vector ? "map-top units" : "map-top"}>
      <${LargeMap} layer=${layer.id} shape=${shown.shape} map=${map} />
      <div>${!vector && html`<${Heading} map=${map} count=${count} /><${Figures} figures=${figures[map]} />`}
        <${Here} frame=${shown} map=${map} /></div>
    </div>
    <p class="muted hint">${words.clickStays}</p>
    <${CellSum} layer=${layer.id} map=${map} />
    <${MapTools} frame=${shown} />
    ${!vector && html`<${MapGrid} layer=${layer.id} shape=${shown.shape} figures=${figures} order=${ordered(figures, mapOrder.value)} current=${map} />`}
    <${TrainingFigures} layer=${layer.id} weighty=${known.trainable_params > 0} />`;
}
