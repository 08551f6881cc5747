/** Pictures that are no dataset's: the photographs, and those of one's own. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import {
  forget,
  isInk,
  loadPhotographs,
  loadSmall,
  nameOf,
  own,
  photographs,
  pictureUrl,
} from "../state/ownpictures.js";
import { image, inputSize } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Picture } from "./picture.js";
import { Thumb, Thumbs } from "./picturegrid.js";

/** @import { Pictures } from "../types.d.ts" */

/** Pixels of a drawing that is shown small. */
const SMALL = 56;

/** A drawing in the page's colours, as the digits are. @param {{id: string}} props */
function Drawing({ id }) {
  const found = useSignal(/** @type {Pictures | null} */ (null));
  const channels = inputSize.value.channels === 1 ? 1 : 3;
  useEffect(() => {
    let gone = false;
    loadSmall(id, SMALL, channels).then((picture) => {
      if (picture && !gone) found.value = picture;
    });
    return () => {
      gone = true;
    };
  }, [id, channels]);
  return found.value && html`<${Picture} pictures=${found.value} />`;
}

/** @param {{id: string}} props */
const Face = ({ id }) =>
  isInk(id)
    ? html`<${Drawing} id=${id} />`
    : html`<img src=${pictureUrl(id)} alt="" loading="lazy" decoding="async" draggable="false" />`;

/** @param {{id: string, n: number, first: boolean}} props */
function OwnThumb({ id, n, first }) {
  const name = words.numberedPicture(nameOf(id), n);
  return html`<span class="own-thumb"><${Thumb} id=${id} name=${name} first=${first}><${Face} id=${id} /><//>
    <button type="button" class="remove" aria-label=${words.removePicture(name)} title=${words.removePicture(name)} onClick=${() => forget(id)}><${Icon} name="close" /></button></span>`;
}

function Own() {
  const shown = own.value.includes(String(image.value));
  if (own.value.length === 0) return html`<p class="note">${words.noOwnPictures}</p>`;
  return html`<${Thumbs} label=${words.ownPictures}>${own.value.map(
    (id, i) => html`<${OwnThumb} key=${id} id=${id} n=${own.value.length - i} first=${!shown && i === 0} />`,
  )}<//>`;
}

export function Others() {
  useEffect(() => {
    if (photographs.value.length === 0) loadPhotographs();
  }, []);
  const shown = photographs.value.some(({ id }) => id === image.value);
  return html`<div class="picture-scroll">
    <h3>${words.ownPictures}</h3><${Own} />
    <h3>${words.photographs}</h3>
    <${Thumbs} label=${words.photographs}>${photographs.value.map(
      ({ id, title, credit }, i) =>
        html`<${Thumb} key=${id} id=${id} name=${title} help=${`${title} · ${credit}`} first=${!shown && i === 0}><${Face} id=${id} /><//>`,
    )}<//>
  </div>`;
}
