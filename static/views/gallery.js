/** The ready-made networks, each with a small drawing: one press opens it, undo goes back. */

import { computed } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { drawOutline } from "../canvas/outline.js";
import { choosePreset } from "../state/actions.js";
import { gallery, loadGallery } from "../state/gallery.js";
import { changed, openedPreset } from "../state/opened.js";
import { architecture, presets } from "../state/store.js";
import { words } from "../words/words.js";
import { figure, shape } from "./format.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";

/** @import { GalleryEntry, PresetInfo } from "../types.d.ts" */

const PLACE = { width: 240, height: 54 };

/** @param {{entry: GalleryEntry}} props */
function Drawing({ entry: { input, outline } }) {
  const { bars, lines, width } = drawOutline(outline, Math.max(input[0], input[1]), PLACE);
  return html`<svg class="outline" viewBox=${`0 0 ${Math.max(width, PLACE.width)} ${PLACE.height}`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
    <path d=${lines.join("")} />
    ${bars.map(({ family, ...box }) => html`<rect class=${family} ...${box} rx="1" />`)}
  </svg>`;
}

/** @param {{preset: PresetInfo, close: () => void}} props */
function Entry({ preset: { name, title, summary, source }, close }) {
  const entry = gallery.value.get(name);
  const open = () => {
    close();
    choosePreset(name);
  };
  return html`<li class="gallery-entry pressed-whole">
    <span class="outline-place">${entry && html`<${Drawing} entry=${entry} />`}</span>
    <button type="button" class="whole" aria-current=${openedPreset.value === name} aria-label=${title} aria-describedby=${`about-${name}`} onClick=${open}>${title.split(" (")[0]}</button>
    <span class="muted">${entry ? words.galleryFigures(shape(entry.input), figure(entry.params)) : " "}</span>
    <span id=${`about-${name}`}>${summary}</span>
    <small lang="en">${source}</small>
  </li>`;
}

/** @param {{close: () => void}} props */
function Gallery({ close }) {
  useEffect(() => void loadGallery(), []);
  return html`<div class="gallery-head"><h2>${words.galleryTitle}</h2>
      <p class="note">${words.galleryHelp}</p>
      <p class="gallery-legend">${Object.entries(words.galleryLegend).map(
        ([family, name]) => html`<span key=${family}><i class=${family}></i>${name}</span>`,
      )}</p></div>
    <ul class="gallery-list">${presets.value.map((preset) => html`<${Entry} key=${preset.name} preset=${preset} close=${close} />`)}</ul>`;
}

const networkName = computed(() => architecture.value.name || words.network);

/** Names the network, and opens the gallery. */
export function GalleryButton() {
  const name = networkName.value;
  const face = html`<span class="face" title=${changed.value ? words.editedMark : ""}><span>${words.network}</span>${" "}<b>${name}</b>${changed.value && html`<i class="edited"> *</i>`}</span><${Icon} name="down" />`;
  return html`<${Popover} label=${words.galleryTitle} name=${words.galleryNow(name)} className="faced network-face" shortcut="N" panelClass="gallery" face=${face}
    content=${(/** @type {() => void} */ close) => html`<${Gallery} close=${close} />`} />`;
}
