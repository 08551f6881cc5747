/** The pictures: one that runs through the network, and others to choose from: of the test set, photographs, one's own. */

import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { loadPictures, STRIP } from "../state/actions.js";
import { bring } from "../state/bring.js";
import { chosenSource, source } from "../state/ownpictures.js";
import { dataset, fitsData, inputSize, pictures } from "../state/store.js";
import { leaveStudio, openStudio, studio } from "../state/studio.js";
import { words } from "../words/words.js";
import { shape } from "./format.js";
import { Icon } from "./icons.js";
import { Others } from "./otherpictures.js";
import { PictureGrid } from "./picturegrid.js";
import { Pinned } from "./pinned.js";
import { Studio } from "./studio.js";
import { saidOf, Verdict } from "./verdict.js";

/** @param {{name: "drawing" | "camera", icon: string, label: string}} props */
const StudioButton = ({ name, icon, label }) =>
  html`<button type="button" class="square" aria-pressed=${studio.value === name} aria-label=${label} title=${label}
    onClick=${() => (studio.value === name ? leaveStudio() : openStudio(name))}><${Icon} name=${icon} /></button>`;

/** Ways to bring a picture of one's own. */
function Ways() {
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null));
  return html`<div class="picture-ways">
    <${StudioButton} name="drawing" icon="pen" label=${words.drawPicture} />
    <button type="button" class="square" aria-label=${words.uploadPicture} title=${words.uploadPicture} onClick=${() => picker.current?.click()}><${Icon} name="upload" /></button>
    <${StudioButton} name="camera" icon="camera" label=${words.takePicture} />
    <input type="file" accept="image/*" multiple hidden ref=${picker} data-testid="picture-file" onChange=${(
      /** @type {any} */ event,
    ) => {
      bring([...event.currentTarget.files]);
      event.currentTarget.value = "";
    }} />
  </div>`;
}

/** @param {{name: "test" | "others"}} props */
const Source = ({ name }) =>
  html`<button type="button" role="radio" aria-checked=${source.value === name} tabindex=${source.value === name ? 0 : -1} onClick=${() => {
    chosenSource.value = name;
  }}>${words.pictureSources[name]}</button>`;

function Sources() {
  /** @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
  const onKeyDown = (event) => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    chosenSource.value = source.value === "test" ? "others" : "test";
    /** @type {HTMLElement | null} */ (event.currentTarget.querySelector(`[aria-checked="false"]`))?.focus();
  };
  return html`<div class="segments sources" role="radiogroup" aria-label=${words.pictureSource} onKeyDown=${onKeyDown}>
    <${Source} name="test" /><${Source} name="others" /></div>`;
}

/** @param {number} label @param {number} index */
const underneath = (label, index) => html`<${Verdict} label=${label} index=${index} />`;

function TestSet() {
  const page = pictures.value;
  const all = dataset.value?.test_size ?? 0;
  if (!page) return null;
  const last = page.offset + page.labels.length;
  const { height, width, channels } = inputSize.value;
  return html`${!fitsData.value && html`<p class="note">${words.otherSize(shape(dataset.value?.shape ?? []), shape([height, width, channels]))}</p>`}
    <div class="picture-scroll"><${PictureGrid} key=${`${page.dataset} ${page.offset}`} label=${words.pictures} pictures=${page} disabled=${!fitsData.value} nameOf=${saidOf} under=${underneath} /></div>
    <div class="pager">
      <button type="button" class="bare" aria-label=${words.earlier} disabled=${page.offset === 0} onClick=${() => loadPictures(page.offset - STRIP)}><${Icon} name="left" /></button>
      <span class="muted">${words.picturesRange(page.offset, last - 1)}</span>
      <button type="button" class="bare" aria-label=${words.later} disabled=${last >= all} onClick=${() => loadPictures(page.offset + STRIP)}><${Icon} name="right" /></button>
    </div>`;
}

export function PicturePanel() {
  // The strip goes with the network's proportions of its own accord; what was made for others does not.
  useEffect(() => leaveStudio, []);
  return html`<aside class="pictures" aria-label=${words.picture}>
    <header class="pictures-head"><h2>${words.picture}</h2><${Ways} /></header>
    ${studio.value ? html`<${Studio} />` : html`<${Pinned} />`}
    <${Sources} />${source.value === "test" ? html`<${TestSet} />` : html`<${Others} />`}
  </aside>`;
}
