/** The picture that runs through the network, and what it is. */

import { html } from "htm/preact";
import { pin } from "../state/actions.js";
import { kindOf, nameOf, seenAsInk, turned } from "../state/ownpictures.js";
import { inputSize, pinnedPicture, takesPictures } from "../state/store.js";
import { words } from "../words/words.js";
import { Picture } from "./picture.js";
import { className } from "./picturegrid.js";
import { Sees } from "./sees.js";

/** @import { Pictures } from "../types.d.ts" */

/** @param {{id: string}} props */
function OwnCaption({ id }) {
  const mayBeInk = inputSize.value.channels === 1 && kindOf(id) !== "drawing";
  return html`<b>${nameOf(id)}</b>${
    mayBeInk
      ? html`<button type="button" class="ink" aria-pressed=${seenAsInk(id)} aria-label=${words.asInk} title=${words.asInkHelp} onClick=${() => pin(turned(id))}>${words.asInkShort}</button>`
      : html`<span class="muted of-photograph">${kindOf(id) ? "" : words.photograph}</span>`
  }`;
}

/** @param {{one: Pictures}} props */
function Caption({ one }) {
  if (one.own) return html`<${OwnCaption} id=${one.own} />`;
  return html`<b>${className(one.labels[0])}</b><span class="muted">${words.testIndex(one.offset)}</span>`;
}

/** @param {Pictures} one @returns {string} */
const labelOf = (one) =>
  one.own ? nameOf(one.own) : words.pictureName(className(one.labels[0]), one.offset);

export function Pinned() {
  const one = pinnedPicture.value;
  const { height, width } = inputSize.value;
  return html`<figure class="pinned">
    <div class="frame"><div class="fit" data-tall=${height > width || undefined} style=${{ aspectRatio: `${width} / ${height}` }}>${one && takesPictures.value && html`<${Picture} pictures=${one} label=${labelOf(one)} /><${Sees} />`}</div></div>
    <figcaption>${one ? html`<${Caption} one=${one} />` : " "}</figcaption>
  </figure>`;
}
