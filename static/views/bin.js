/** What a card that is dragged can come to besides another place: a copy, or nothing. */

import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { words } from "../words/words.js";
import { useBin } from "./dragging.js";
import { Icon } from "./icons.js";

/** Only for a pointer that holds a card: keys have their own ways. */
export function Bin() {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useBin(ref);
  return html`<div class="dropping" aria-hidden="true"><span class="muted">${words.dropCopies}</span>
    <div class="bin" data-bin ref=${ref}><${Icon} name="close" /><span>${words.remove}</span></div></div>`;
}
