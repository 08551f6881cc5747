/** A sentence beside a control that says why it goes no further; gone with the next touch, key or scroll. */

import { signal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { zoomOf } from "../pointer.js";

const said = signal(/** @type {{beside: Element, text: string} | null} */ (null));

const GAP = 6;
const MARGIN = 8;

/** Say something beside a control. @param {Element} beside @param {string} text */
export const say = (beside, text) => {
  said.value = text ? { beside, text } : null;
};

/** Say nothing more. */
export const hush = () => {
  said.value = null;
};

/** Put the sentence below its control, or above where there is no room. @param {HTMLElement} bubble @param {Element} beside */
function place(bubble, beside) {
  const control = beside.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const middle = (control.left + control.right) / 2;
  const left = Math.min(Math.max(middle - width / 2, MARGIN), innerWidth - width - MARGIN);
  const below = control.bottom + GAP + height + MARGIN < innerHeight;
  const zoom = zoomOf(bubble);
  bubble.style.left = `${left / zoom}px`;
  bubble.style.top = `${(below ? control.bottom + GAP : control.top - GAP - height) / zoom}px`;
}

/** Where such sentences are shown, and read out; once on the page. */
export function Why() {
  const bubble = useRef(/** @type {HTMLElement | null} */ (null));
  const now = said.value;
  useEffect(() => {
    if (!now || !bubble.current) return undefined;
    bubble.current.showPopover();
    place(bubble.current, now.beside);
    const events = /** @type {const} */ (["pointerdown", "keydown", "scroll", "wheel"]);
    for (const name of events) addEventListener(name, hush, { capture: true, passive: true });
    return () => {
      for (const name of events) removeEventListener(name, hush, { capture: true });
      bubble.current?.hidePopover();
    };
  }, [now]);
  return html`<div popover="manual" class="why" ref=${bubble} role="status">${now?.text}</div>`;
}
