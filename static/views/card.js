/** The card of one layer: name, shape, feature maps, main hyperparameters, cost. */

import { useComputed } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { applyFix, copyLayer, moveAcross, moveLayer, removeLayer, select } from "../state/actions.js";
import { inHand } from "../state/leeway.js";
import { openings } from "../state/opened.js";
import { fieldsOf } from "../state/schema.js";
import { standAt } from "../state/stand.js";
import {
  broken,
  classes,
  facts,
  factsById,
  faultsById,
  inputSize,
  schemas,
  selected,
} from "../state/store.js";
import { whenDrawn } from "../state/together.js";
import { words } from "../words/words.js";
import { Bars } from "./bars.js";
import { LayerField } from "./controls/layerfield.js";
import { costOf } from "./cost.js";
import { figure, shape, side, withoutPath } from "./format.js";
import { Icon } from "./icons.js";
import { Lanes } from "./lanes.js";
import { LayerMaps } from "./maps.js";
import { memo } from "./memo.js";
import { Part } from "./part.js";
import { Popover } from "./popover.js";
import { rove } from "./roving.js";
import { useVisible } from "./visible.js";

/** @import { Layer, LayerFacts, Problem } from "../types.d.ts" */

/** What can be done with a card, behind one small button that leaves the name its room. */
const Tools = memo((/** @type {{id: string}} */ { id }) => {
  const tools = /** @type {const} */ ([
    ["left", words.moveLeft, "Alt+←", () => moveLayer(id, -1)],
    ["right", words.moveRight, "Alt+→", () => moveLayer(id, 1)],
    ["copy", words.copy, "Ctrl+D", () => copyLayer(id)],
    ["close", words.remove, "Delete", () => removeLayer(id)],
  ]);
  const content = (/** @type {() => void} */ close) =>
    html`<div onKeyDown=${rove}>${tools.map(
      ([icon, label, key, act]) =>
        html`<button type="button" data-rove key=${icon} onClick=${() => {
          close();
          act();
        }}><${Icon} name=${icon} /><span>${label}</span><kbd>${key}</kbd></button>`,
    )}</div>`;
  return html`<${Popover} label=${words.toolsOf(id)} className="bare card-tools" panelClass="menu card-menu" face=${html`<${Icon} name="more" />`} content=${content} />`;
});

/** @param {{layer: Layer, known: LayerFacts | undefined, problem: Problem | undefined}} props */
const Head = ({ layer, known, problem }) => html`<header class="card-head">
  <h3 title=${layer.id}><bdi>${layer.id}</bdi></h3>
  <p class="kind" title=${layer.kind}>${layer.kind}</p>
  <p class="shape" data-testid="output-shape">${known ? shape(known.output_shape) : problem ? words.cannotStand : words.notReached}</p>
  <${Part} name="edit"><${Tools} id=${layer.id} /><//>
</header>`;

const CardFields = memo(
  (/** @type {{id: string, kind: string}} */ { id, kind }) => html`<div class="card-fields">
  ${fieldsOf(schemas.value?.architecture ?? null, kind)
    .filter(({ card }) => card)
    .map((field) => html`<${LayerField} key=${field.name} id=${id} field=${field} />`)}
</div>`,
);

/** Pixels that a cell sees: no more than there are. @param {LayerFacts} known @returns {[number, number]} */
function seen({ receptive_field: { size } }) {
  const { height, width } = inputSize.value;
  return [Math.min(size[0], height), Math.min(size[1], width)];
}

/** @param {{layer: Layer, known: LayerFacts | undefined}} props */
function Foot({ layer, known }) {
  const all = facts.value?.total.params ?? 0;
  const params = costOf(layer, factsById.value, "params");
  const share = known && all > 0 && !broken.value ? params / all : 0;
  return html`<footer class="card-foot">
    <span class="count"><b data-testid="params" data-value=${known && params}>${known ? figure(params) : "–"}</b> ${words.paramsShort}</span>
    ${share >= 0.5 && html`<span class="share" title=${words.shareHelp}>${Math.round(share * 100)} %</span>`}
    <span class="field-of-view" title=${words.seesHelp} data-testid="receptive-field">${known ? words.sees(side(seen(known))) : " "}</span>
  </footer>`;
}

/** What mends a layer, right where its pictures would be. @param {{problem: Problem}} props */
const Fault = ({ problem }) => html`<div class="card-problem">
  <p>${withoutPath(problem.message)}</p>
  ${problem.fix?.length && html`<button type="button" class="repair" onClick=${() => applyFix(problem)}>${words.repair}</button>`}
</div>`;

/** @param {LayerFacts | undefined} known @returns {boolean} true where a layer's output is one number a class */
const givesClasses = (known) =>
  !known || (known.output_shape.length === 1 && known.output_shape[0] === classes.value.length);

/** @param {{layer: Layer, known: LayerFacts | undefined, last: boolean, problem: Problem | undefined}} props */
function Body({ layer, known, last, problem }) {
  const fault = problem && !known ? html`<${Fault} problem=${problem} />` : null;
  if (layer.branches) return html`<${Lanes} layer=${layer} card=${LayerCard} fault=${fault} />`;
  if (fault) return html`<div class="card-maps">${fault}</div>`;
  if (last && givesClasses(known)) return html`<div class="card-maps"><${Bars} /></div>`;
  return html`<div class="card-maps"><${LayerMaps} layer=${layer.id} sees expect=${known?.output_shape} label=${words.mapsOf(layer.id, shape(known?.output_shape ?? []))}
    onPick=${(/** @type {number} */ map, /** @type {{x: number, y: number}} */ place) => {
      select(layer.id, map);
      if (known) standAt(layer.id, known.output_shape, place);
    }} /></div>`;
}

/** @type {Record<string, (id: string) => void>} */
const KEYS = {
  Delete: removeLayer,
  Backspace: removeLayer,
  "Alt+ArrowLeft": (id) => moveLayer(id, -1),
  "Alt+ArrowRight": (id) => moveLayer(id, 1),
  "Alt+ArrowUp": (id) => moveAcross(id, -1),
  "Alt+ArrowDown": (id) => moveAcross(id, 1),
  "Ctrl+d": copyLayer,
  "Meta+d": copyLayer,
  Enter: (id) => select(id),
  ArrowLeft: (id) => focusNeighbour(id, -1),
  ArrowRight: (id) => focusNeighbour(id, 1),
};

/** A card that went into another list is another element: the focus goes with it. @param {string} id */
const focusCard = (id) =>
  /** @type {HTMLElement | null} */ (document.querySelector(`article[data-layer="${id}"]`))?.focus();

/** @param {string} id @param {number} by */
function focusNeighbour(id, by) {
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article[data-layer]")]);
  cards[cards.findIndex((card) => card.dataset.layer === id) + by]?.focus();
}

/** Scroll the cards, and nothing else, until a card is in sight and not under the output's card. @param {HTMLElement} card */
function reveal(card) {
  const stage = card.closest(".stage");
  const output = stage?.querySelector(".place.last");
  if (!stage || !output || output.contains(card)) return;
  const view = stage.getBoundingClientRect();
  const cover = getComputedStyle(output).position === "sticky" ? output.getBoundingClientRect().width : 0;
  const { left, right } = card.getBoundingClientRect();
  const before = left - view.left - 24;
  const behind = right - (view.right - cover) + 24;
  if (before < 0) stage.scrollLeft += before;
  else if (behind > 0) stage.scrollLeft += Math.min(behind, before);
}

/** @param {KeyboardEvent} event @param {string} id */
function onKeyDown(event, id) {
  if (event.target !== event.currentTarget) return;
  const name = `${event.altKey ? "Alt+" : ""}${event.ctrlKey ? "Ctrl+" : ""}${event.metaKey ? "Meta+" : ""}${event.key}`;
  const act = KEYS[name];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(id);
  if (event.altKey) whenDrawn(() => focusCard(id));
}

/** @param {{layer: Layer, last?: boolean, nested?: boolean}} props */
export function LayerCard({ layer, last = false, nested = false }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useVisible(ref, layer.id);
  const known = useComputed(() => factsById.value.get(layer.id)).value;
  const problem = useComputed(() => faultsById.value.get(layer.id)).value;
  const chosen = useComputed(() => selected.value === layer.id).value;
  const analysed = useComputed(() => facts.value !== null).value;
  const plain =
    !layer.branches && !fieldsOf(schemas.value?.architecture ?? null, layer.kind).some(({ card }) => card);
  const opening = useComputed(() => (selected.value === layer.id ? openings.value : 0)).value;
  useEffect(() => {
    if (chosen && ref.current) reveal(ref.current);
  }, [chosen, opening]);
  const kinds = {
    chosen,
    fault: problem,
    beyond: analysed && !known && !problem,
    slim: plain && !last,
    output: last,
    nested,
    block: layer.branches,
  };
  const names = Object.entries(kinds).flatMap(([name, on]) => (on ? [name] : []));
  /** @param {FocusEvent} event */
  const onFocus = (event) => {
    event.stopPropagation();
    if (selected.value !== layer.id) select(layer.id);
  };
  const onHand = (/** @type {Event} */ event) => {
    event.stopPropagation();
    inHand.value = layer.id;
  };
  return html`<article onPointerOver=${onHand} class=${`card ${names.join(" ")}`} ref=${ref} tabindex="0" aria-label=${layer.id} aria-current=${chosen} data-layer=${layer.id}
    onFocusIn=${onFocus} onClick=${(/** @type {Event} */ event) => {
      event.stopPropagation();
      if (selected.value !== layer.id) select(layer.id);
    }} onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKeyDown(event, layer.id)}>
    <${Head} layer=${layer} known=${known} problem=${problem} />
    <${Body} layer=${layer} known=${known} last=${last} problem=${problem} />
    <${Part} name="fields"><${CardFields} id=${layer.id} kind=${layer.kind} /><//>
    <${Foot} layer=${layer} known=${known} />
  </article>`;
}
