/** Pictures side by side, each a button that lets it run through the network. */

import { html } from "htm/preact";
import { pin } from "../state/actions.js";
import { plain } from "../state/ownpictures.js";
import { classes, image } from "../state/store.js";
import { words } from "../words/words.js";
import { Picture } from "./picture.js";
import { rove } from "./roving.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Pictures } from "../types.d.ts" */

/** @param {number} label @returns {string} the name of a class */
export const className = (label) => classes.value[label] ?? String(label);

/**
 * One picture as a button. `name` says all that is to be seen; `under` stands below it.
 * @param {{id: number | string, name: string, first: boolean, help?: string, disabled?: boolean, under?: ComponentChildren, children: ComponentChildren}} props
 */
export function Thumb({ id, name, first, help = name, disabled = false, under = null, children }) {
  const shown = (typeof image.value === "string" ? plain(image.value) : image.value) === id;
  return html`<button type="button" class="thumb" data-rove aria-pressed=${shown} aria-label=${name} title=${help} disabled=${disabled}
    tabindex=${shown || first ? 0 : -1} onClick=${() => pin(id)}><span class="thumb-frame">${children}</span>${under}</button>`;
}

/** @param {{label: string, children: ComponentChildren}} props */
export const Thumbs = ({ label, children }) =>
  html`<div class="thumbs" role="group" aria-label=${label} onKeyDown=${rove}>${children}</div>`;

/**
 * Pictures of the test set.
 * @param {{label: string, pictures: Pictures, disabled?: boolean, nameOf?: (label: number, index: number) => string, under?: (label: number, index: number) => ComponentChildren}} props
 */
export function PictureGrid({ label, pictures, disabled = false, nameOf, under }) {
  const indices = pictures.labels.map((_, i) => pictures.indices?.[i] ?? pictures.offset + i);
  const first = indices.some((index) => index === image.value) ? -1 : 0;
  return html`<${Thumbs} label=${label}>${pictures.labels.map((truth, i) => {
    const index = indices[i];
    const name = nameOf?.(truth, index) ?? words.pictureName(className(truth), index);
    return html`<${Thumb} key=${index} id=${index} name=${name} first=${i === first} disabled=${disabled} under=${under?.(truth, index)}>
      <${Picture} pictures=${pictures} at=${i} /><//>`;
  })}<//>`;
}
