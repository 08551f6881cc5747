/** The "+" between cards: every kind of layer that the schema knows, by family, and the well-known blocks. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { addBlock, addLayer } from "../state/actions.js";
import { kindsOf } from "../state/schema.js";
import { blocks, schemas } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Part } from "./part.js";
import { Popover } from "./popover.js";

/** @import { NewPlace } from "../state/architecture.js" */
/** @typedef {{name: string, family: string, title: string, description: string, add: (place: NewPlace) => void}} Offer */

/** @returns {Offer[]} all that can be put into a network */
const offers = () => [
  ...kindsOf(schemas.value?.architecture ?? null).map(({ kind, ...about }) => ({
    ...about,
    name: kind,
    add: (/** @type {NewPlace} */ place) => addLayer(place, kind),
  })),
  ...blocks.value.map((block) => ({
    ...block,
    family: "block",
    add: (/** @type {NewPlace} */ place) => addBlock(place, block),
  })),
];

/** @param {Offer[]} all @returns {[string, Offer[]][]} families in the order of the catalogue, unknown ones last */
function byFamily(all) {
  const order = Object.keys(words.families);
  const groups = Map.groupBy(all, ({ family }) => family);
  const rank = (/** @type {string} */ family) =>
    order.includes(family) ? order.indexOf(family) : order.length;
  return [...groups].sort(([one], [other]) => rank(one) - rank(other));
}

/** What is said of a kind in one breath: the first sentence of its description. @param {string} text */
export const firstSentence = (text) => /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replace(/:$/, ".") ?? text;

/** @param {Offer} offer @param {string} wanted */
const matches = ({ title, name, description }, wanted) =>
  `${title} ${name} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase());

/** @param {{place: NewPlace, close: () => void}} props */
function Offers({ place, close }) {
  const wanted = useSignal("");
  const found = offers().filter((offer) => matches(offer, wanted.value));
  /** @param {Offer} offer */
  const choose = (offer) => {
    close();
    offer.add(place);
  };
  return html`<header><h2>${words.addLayer}</h2>
      <input type="search" aria-label=${words.findLayer} placeholder=${words.findLayer} value=${wanted.value}
        onInput=${(/** @type {InputEvent & {currentTarget: HTMLInputElement}} */ { currentTarget }) => {
          wanted.value = currentTarget.value;
        }}
        onKeyDown=${(/** @type {KeyboardEvent} */ { key }) => key === "Enter" && found.length > 0 && choose(found[0])} /></header>
    <div class="families">${byFamily(found).map(
      ([
        family,
        members,
      ]) => html`<section class="family" key=${family} aria-label=${words.families[family] ?? family}>
        <h3>${words.families[family] ?? family}</h3>
        ${members.map(
          (offer) => html`<div class="offer" key=${offer.name} title=${offer.description}>
            <button type="button" class="whole" aria-describedby=${`about-${offer.name}`} onClick=${() => choose(offer)}>${offer.title}</button>
            <span id=${`about-${offer.name}`}>${firstSentence(offer.description)}</span></div>`,
        )}
      </section>`,
    )}
    ${found.length === 0 && html`<p class="muted">${words.noSuchLayer}</p>`}</div>`;
}

/** @param {NewPlace} place @returns {string} */
function labelOf(place) {
  if ("block" in place)
    return place.block === null ? words.addFirst : words.addInto(place.branch + 1, place.block);
  return place.after === null ? words.addFirst : words.addAfter(place.after);
}

/** @param {{place: NewPlace}} props */
export const AddMenu = ({
  place,
}) => html`<${Part} name="edit"><${Popover} label=${labelOf(place)} className="add" panelClass="add-menu" face=${html`<${Icon} name="plus" />`}
  content=${(/** @type {() => void} */ close) => html`<${Offers} place=${place} close=${close} />`} /><//>`;
