/** Smaller, larger, all in sight: the size of the cards. */

import { html } from "htm/preact";
import { canZoom, zoom, zoomBy, zoomTo } from "../state/zoom.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";

/** The wheel zooms while Control is held, as a pinch on a touchpad does. @param {WheelEvent} event */
export function onZoomWheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(event.deltaY < 0 ? 1 : -1);
}

/** @param {{stage: {current: HTMLElement | null}}} props what the cards stand on */
export function Zoom({ stage }) {
  const { more, less } = canZoom.value;
  const percent = words.zoomPercent(Math.round(zoom.value * 100));
  const fit = () => {
    if (stage.current) zoomTo(stage.current.scrollWidth / zoom.value, stage.current.clientWidth);
  };
  return html`<div class="zoom" role="group" aria-label=${words.zoomTitle}>
    <button type="button" class="bare" aria-label=${words.zoomLess} title=${words.zoomLess} aria-keyshortcuts="-" disabled=${!less} onClick=${() => zoomBy(-1)}><${Icon} name="minus" /></button>
    <button type="button" class="bare zoom-now" aria-label=${words.zoomWhole(percent)} title=${words.zoomWhole(percent)} aria-keyshortcuts="0"
      onClick=${() => {
        zoom.value = 1;
      }}>${percent}</button>
    <button type="button" class="bare" aria-label=${words.zoomMore} title=${words.zoomMore} aria-keyshortcuts="+" disabled=${!more} onClick=${() => zoomBy(1)}><${Icon} name="plus" /></button>
    <button type="button" class="bare" aria-label=${words.zoomFit} title=${words.zoomFit} aria-keyshortcuts="F" onClick=${fit}><${Icon} name="fit" /></button>
  </div>`;
}
