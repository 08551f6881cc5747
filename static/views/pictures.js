/** The pictures: one that runs through the network, and a strip to choose it from. */

import { html } from "htm/preact";
import { loadPictures, pin, STRIP } from "../state/actions.js";
import { classes, dataset, pictures, pinnedPicture, takesPictures, training } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Picture } from "./picture.js";
import { Sees } from "./sees.js";

function Pinned() {
  const one = pinnedPicture.value;
  const label = one ? (classes.value[one.labels[0]] ?? String(one.labels[0])) : "";
  return html`<figure class="pinned">
    <div class="frame">${one && html`<${Picture} pictures=${one} label=${words.pictureName(label, one.offset)} />`}${takesPictures.value && html`<${Sees} />`}</div>
    <figcaption>${one ? html`<b>${label}</b><span class="muted">${words.testIndex(one.offset)}</span>` : " "}</figcaption>
  </figure>`;
}

function Strip() {
  const page = pictures.value;
  if (!page) return null;
  return html`<div class="strip-of-pictures" role="group" aria-label=${words.pictures}>
    ${page.labels.map((label, i) => {
      const index = page.offset + i;
      const name = words.pictureName(classes.value[label] ?? String(label), index);
      return html`<button type="button" key=${`${page.dataset} ${index}`} class="thumb" aria-pressed=${index === training.value.pinned}
        aria-label=${name} title=${name} onClick=${() => pin(index)}><${Picture} pictures=${page} at=${i} /></button>`;
    })}
  </div>`;
}

function Pager() {
  const page = pictures.value;
  const all = dataset.value?.test_size ?? 0;
  if (!page) return null;
  const last = page.offset + page.labels.length;
  return html`<div class="pager">
    <button type="button" class="bare" aria-label=${words.earlier} disabled=${page.offset === 0} onClick=${() => loadPictures(page.offset - STRIP)}><${Icon} name="left" /></button>
    <span class="muted">${words.picturesRange(page.offset, last - 1)}</span>
    <button type="button" class="bare" aria-label=${words.later} disabled=${last >= all} onClick=${() => loadPictures(page.offset + STRIP)}><${Icon} name="right" /></button>
  </div>`;
}

export const PicturePanel = () => html`<aside class="pictures" aria-label=${words.picture}>
  <h2>${words.picture}</h2>
  <${Pinned} /><${Strip} /><${Pager} />
</aside>`;
