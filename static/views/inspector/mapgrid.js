/** All maps of a layer in rows, each with its figures. A row out of sight is an empty place. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { standSomewhere } from "../../state/stand.js";
import { channel } from "../../state/store.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { LayerMaps } from "../maps.js";
import { onSight } from "../visible.js";
import { useWidth } from "../width.js";

/** @import { MapFigures } from "../../state/mapstats.js" */

/** CSS pixels of a map, about, and between maps. */
const CELL = 80;
const GAP = 4;
/** Up to so many maps, those out of sight too can be reached and read out. */
const FEW = 64;
/** Of the figures below it. */
const CAPTION = 46;

/** @param {number} part 0 to 1 */
const share = (part) => `${Math.round(part * 100)} %`;

/** Two figures: there is little room, and all are to be compared. @param {number} value */
const brief = (value) => measure(Number(value.toPrecision(2)));

/** @param {{map: number, figures: MapFigures, chosen: boolean, onChoose: (map: number) => void}} props */
function Caption({ map, figures, chosen, onChoose }) {
  const { mean, low, high, zeros } = figures;
  const silent = low === 0 && high === 0;
  return html`<button type="button" class=${`bare map-caption ${silent ? "silent" : ""}`} id=${`map-${map}`} aria-pressed=${chosen} tabindex=${chosen ? 0 : -1}
    title=${silent ? words.silentHelp : words.zerosHelp} onClick=${() => onChoose(map)}>
    <span><b>${map + 1}</b> ${silent ? words.silent : words.meanOf(brief(mean))}</span>
    <span>${silent ? " " : words.fromTo(brief(low), brief(high))}</span>
    <span>${zeros > 0 && !silent ? words.atZero(share(zeros)) : " "}</span>
  </button>`;
}

/** @param {{layer: string, maps: number[], figures: MapFigures[], current: number, columns: number, height: number, always: boolean, onChoose: (map: number) => void}} props `always`: also out of sight */
function Row({ layer, maps, figures, current, columns, height, always, onChoose }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const seen = useSignal(false);
  useEffect(
    () =>
      onSight(/** @type {HTMLElement} */ (ref.current), (now) => {
        seen.value = now;
      }),
    [],
  );
  return html`<div class="map-row" ref=${ref} style=${{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `${height}px ${CAPTION}px` }}>
    ${
      (seen.value || always) &&
      html`<${LayerMaps} layer=${layer} maps=${maps} columns=${columns} gap=${GAP} mark=${current} sees label="" testid="all-maps" onPick=${onChoose} />
        ${maps.map((map) => html`<${Caption} key=${map} map=${map} figures=${figures[map]} chosen=${map === current} onChoose=${onChoose} />`)}`
    }
  </div>`;
}

/** @type {(columns: number) => Record<string, number>} */
const steps = (columns) => ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns });

/** @param {{layer: string, shape: number[], figures: MapFigures[], order: number[], current: number}} props `order`: the maps as they are shown */
export function MapGrid({ layer, shape, figures, order, current }) {
  const { ref, width } = useWidth();
  const columns = Math.max(1, Math.min(Math.floor((width + GAP) / (CELL + GAP)), order.length));
  const cell = Math.min((width - (columns - 1) * GAP) / columns, 2 * CELL);
  const height = Math.max(Math.round((cell * shape[0]) / shape[1]), 8);
  const choose = (/** @type {number} */ map) => {
    channel.value = map;
    standSomewhere(layer, shape);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const next = order[order.indexOf(current) + (steps(columns)[event.key] ?? 0)];
    if (!(event.key in steps(columns)) || next === undefined) return;
    event.preventDefault();
    choose(next);
    document.getElementById(`map-${next}`)?.focus();
  };
  const rows = Array.from({ length: Math.ceil(order.length / columns) }, (_, i) =>
    order.slice(i * columns, (i + 1) * columns),
  );
  return html`<div ref=${ref} role="group" aria-label=${words.allMaps} onKeyDown=${onKeyDown}>
    ${width > 0 && rows.map((maps, i) => html`<${Row} key=${i} layer=${layer} maps=${maps} figures=${figures} current=${current} columns=${columns} height=${height} always=${order.length <= FEW} onChoose=${choose} />`)}
  </div>`;
}
