/** The edge of a panel, to resize it: dragged, or moved with the arrow keys; dragged far in, the panel folds. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { fold, PANELS, resetSize, resize } from "../state/panels.js";
import { words } from "../words/words.js";
import { zoomOf } from "./pointer.js";

/** @import { Axis, PanelName } from "../state/panels.js" */
/** @typedef {PointerEvent & {currentTarget: HTMLElement}} Pointer */

/** Pixels that an arrow key moves an edge. */
const STRIDE = 16;
/** Pixels that the network keeps, however a panel grows. */
const KEPT = { x: 340, y: 250 };

/** @param {HTMLElement} element @param {Axis} along */
const extent = (element, along) => (along === "x" ? element.offsetWidth : element.offsetHeight);

/** @param {HTMLElement} edge */
const panelOf = (edge) => /** @type {HTMLElement} */ (edge.parentElement);

/** How large the panel may grow: by all that the network can spare. @param {HTMLElement} edge @param {Axis} along */
function roomFor(edge, along) {
  const network = /** @type {HTMLElement} */ (document.getElementById("network"));
  return extent(panelOf(edge), along) + Math.max(0, extent(network, along) - KEPT[along]);
}

/** The panel's size on screen, followed. @param {{current: HTMLElement | null}} edge @param {Axis} along */
function useExtent(edge, along) {
  const size = useSignal(0);
  useEffect(() => {
    if (!edge.current) return undefined;
    const panel = panelOf(edge.current);
    const observer = new ResizeObserver(() => {
      size.value = extent(panel, along);
    });
    observer.observe(panel);
    return () => observer.disconnect();
  }, []);
  return size.value;
}

/** Where a pointer is, in the page's own pixels. @param {Pointer} event @param {Axis} along */
const placeOf = ({ clientX, clientY, currentTarget }, along) =>
  (along === "x" ? clientX : clientY) / zoomOf(currentTarget);

/** The size that a key asks for. @param {string} key @param {PanelName} name @param {number} now */
function sizeByKey(key, name, now) {
  const { along, sign, least, most } = PANELS[name];
  const [more, less] = along === "x" ? ["ArrowRight", "ArrowLeft"] : ["ArrowDown", "ArrowUp"];
  const moved = { [more]: sign * STRIDE, [less]: -sign * STRIDE }[key];
  return moved ? now + moved : { Home: least, End: most }[key];
}

/** @param {{name: PanelName}} props */
export function Edge({ name }) {
  const { along, sign, least, most } = PANELS[name];
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const grip = useRef({ place: 0, size: 0 });
  const now = useExtent(ref, along);
  /** @param {Pointer} event */
  const onPointerDown = (event) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { place: placeOf(event, along), size: now };
  };
  /** @param {Pointer} event */
  const onPointerMove = (event) => {
    const edge = event.currentTarget;
    if (!edge.hasPointerCapture(event.pointerId)) return;
    const size = grip.current.size + sign * (placeOf(event, along) - grip.current.place);
    if (size < least / 2) fold(name, true);
    else resize(name, size, roomFor(edge, along));
  };
  /** @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
  const onKeyDown = (event) => {
    const size = sizeByKey(event.key, name, now);
    if (event.key === "Enter") fold(name, true);
    else if (size !== undefined) resize(name, size, roomFor(event.currentTarget, along));
    else return;
    event.preventDefault();
  };
  return html`<div class="edge" ref=${ref} role="separator" tabindex="0" aria-label=${words.sizeOf[name]} title=${words.sizeHelp}
    aria-orientation=${along === "x" ? "vertical" : "horizontal"} aria-controls=${`panel-${name}`}
    aria-valuenow=${now} aria-valuemin=${least} aria-valuemax=${Math.max(most, now)} aria-valuetext=${words.pixels(now)}
    onPointerDown=${onPointerDown} onPointerMove=${onPointerMove} onDblClick=${() => resetSize(name)} onKeyDown=${onKeyDown}></div>`;
}
