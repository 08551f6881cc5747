/** All that can be put into a network, each with a drawing and a sentence: to be pressed, or dragged to its place. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { addBlock, addLayer } from "../state/actions.js";
import { kindsOf } from "../state/schema.js";
import { blocks, schemas } from "../state/store.js";
import { words } from "../words/words.js";
import { BlockGlyph } from "./blockglyph.js";
import { useSource } from "./dragging.js";
import { firstSentence } from "./format.js";
import { Glyph } from "./glyphs.js";

/** @import { ComponentChildren } from "preact" */
/** @import { NewPlace } from "../state/architecture.js" */
/**
 * @typedef {object} Offer
 * @property {string} name
 * @property {string} family
 * @property {string} title
 * @property {string} description
 * @property {ComponentChildren} drawing
 * @property {(place: NewPlace) => void} add
 */

/** @returns {Offer[]} */
function offers() {
  const kinds = kindsOf(schemas.value?.architecture ?? null);
  const families = new Map(kinds.map(({ kind, family }) => [kind, family]));
  const familyOf = (/** @type {string} */ kind) => families.get(kind) ?? "";
  return [
    ...kinds.map(({ kind, family, title, description }) => ({
      name: kind,
      family,
      title,
      description,
      drawing: html`<${Glyph} kind=${kind} family=${family} />`,
      add: (/** @type {NewPlace} */ place) => addLayer(place, kind),
    })),
    ...blocks.value.map((block) => ({
      ...block,
      family: "block",
      drawing: html`<${BlockGlyph} layers=${block.layers} familyOf=${familyOf} />`,
      add: (/** @type {NewPlace} */ place) => addBlock(place, block),
    })),
  ];
}

/** @param {Offer[]} all @returns {[string, Offer[]][]} families in the order of the catalogue, unknown ones last */
function byFamily(all) {
  const order = Object.keys(words.families);
  const groups = Map.groupBy(all, ({ family }) => family);
  const rank = (/** @type {string} */ family) =>
    order.includes(family) ? order.indexOf(family) : order.length;
  return [...groups].sort(([one], [other]) => rank(one) - rank(other));
}

/** @param {Offer} offer @param {string} wanted */
const matches = ({ title, name, description }, wanted) =>
  `${title} ${name} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase());

/** @param {{offer: Offer, onChoose: () => void}} props */
const Entry = ({
  offer: { name, title, description, drawing },
  onChoose,
}) => html`<li class="offer pressed-whole" data-item=${name} title=${description}>
  ${drawing}<button type="button" class="whole" aria-describedby=${`about-${name}`} onClick=${onChoose}>${title}</button>
  <span class="about-offer" id=${`about-${name}`}>${firstSentence(description)}</span></li>`;

/** @param {{family: string, members: Offer[], choose: (offer: Offer, place?: NewPlace) => void}} props */
function Family({ family, members, choose }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(members);
  latest.current = members;
  useSource(list, (name, spot) => {
    const offer = latest.current.find((one) => one.name === name);
    if (offer) choose(offer, spot);
  });
  const title = words.families[family] ?? family;
  return html`<section class="family" aria-label=${title}><h3>${title}</h3>
    <ul ref=${list}>${members.map((offer) => html`<${Entry} key=${offer.name} offer=${offer} onChoose=${() => choose(offer)} />`)}</ul></section>`;
}

/** @param {{place: NewPlace, close: () => void}} props `place`: where what is pressed goes */
export function Palette({ place, close }) {
  const wanted = useSignal("");
  const found = offers().filter((offer) => matches(offer, wanted.value));
  const choose = (/** @type {Offer} */ offer, /** @type {NewPlace} */ to = place) => {
    close();
    offer.add(to);
  };
  return html`<header><h2>${words.addLayer}</h2><p class="muted">${words.paletteHelp}</p>
      <input type="search" aria-label=${words.findLayer} placeholder=${words.findLayer} value=${wanted.value}
        onInput=${(/** @type {InputEvent & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
          wanted.value = currentTarget.value;
        }}
        onKeyDown=${(/** @type {KeyboardEvent} */ { key }) => key === "Enter" && found.length > 0 && choose(found[0])} /></header>
    <div class="families">${byFamily(found).map(
      ([family, members]) =>
        html`<${Family} key=${family} family=${family} members=${members} choose=${choose} />`,
    )}
    ${found.length === 0 && html`<p class="muted">${words.noSuchLayer}</p>`}</div>`;
}
