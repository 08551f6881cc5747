/** One map large, or all units of a vector: pointing at a cell shows it, a click stays on it. */

import { html } from "htm/preact";
import { extent } from "../../canvas/maps.js";
import { comeBack, glance, stand } from "../../state/stand.js";
import { channel, probe } from "../../state/store.js";
import { words } from "../../words/words.js";
import { LayerMaps } from "../maps.js";
import { ARROWS } from "../roving.js";

/** @typedef {{layer: string, shape: number[], map: number}} LargeProps */
/** @typedef {{x: number, y: number} | null} Point */

/** @type {Record<string, number>} */
const PAGES = { PageUp: -1, PageDown: 1 };
/** Units that an arrow up or down goes over. */
const UNIT_ROW = 10;

/** Up to so many units stand in rows of so many. */
const FEW_UNITS = 80;
const UNITS_ACROSS = 16;

/** @param {number} at @param {number} size */
const within = (at, size) => Math.min(Math.max(at, 0), size - 1);

/** @param {KeyboardEvent} event @param {LargeProps} props */
function onKey(event, { layer, shape, map }) {
  const [height, width, count] = extent(shape);
  const arrow = ARROWS[event.key];
  const page = PAGES[event.key];
  if (!arrow && !page && event.key !== "Enter") return;
  event.preventDefault();
  const { row = 0, column = 0 } = probe.value?.layer === layer ? probe.value : {};
  const [down, right] = arrow ?? [0, 0];
  const units = shape.length === 1 ? down * UNIT_ROW + right : 0;
  const next = within(map + (page ?? 0) + units, count);
  stand({ layer, row: within(row + down, height), column: within(column + right, width) }, next);
}

/** @param {LargeProps} props */
export function LargeMap(props) {
  const { layer, shape, map } = props;
  const [height, width, count] = extent(shape);
  const vector = shape.length === 1;
  /** @param {{x: number, y: number}} place */
  const cell = ({ x, y }) => ({ layer, row: Math.floor(y * height), column: Math.floor(x * width) });
  const name = words.mapNumber(map + 1, count);
  return html`<div class=${vector ? "large-map units" : "large-map"} role="application" tabindex="0"
    aria-label=${vector ? words.largeUnits(layer) : words.largeMap(name)} onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKey(event, props)}>
    <${LayerMaps} layer=${layer} sees testid="large-map" label=${vector ? words.largeUnits(layer) : name}
      ...${vector ? { largest: 22, ...(count <= FEW_UNITS ? { columns: Math.min(count, UNITS_ACROSS) } : {}) } : { first: map, count: 1 }}
      onPoint=${(/** @type {number} */ at, /** @type {Point} */ place) => {
        if (place) glance(cell(place), vector ? at : undefined);
        else comeBack(vector);
      }}
      onPick=${(/** @type {number} */ at, /** @type {{x: number, y: number}} */ place) => stand(cell(place), vector ? at : (channel.value ?? undefined))} />
  </div>`;
}
