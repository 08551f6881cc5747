/** The part of the picture that the cell sees that one stands on, laid over a picture. */

import { html } from "htm/preact";
import { sight } from "../state/sight.js";
import { inputSize } from "../state/store.js";

export function Sees() {
  const part = sight.value.get(null);
  // For a moment behind an edit one may stand on a cell that is no more.
  if (!part || part.some(([low, high]) => low > high)) return null;
  const { height, width } = inputSize.value;
  const [[top, bottom], [left, right]] = part;
  return html`<svg class="sees" viewBox=${`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" data-testid="sees">
    <rect x=${left} y=${top} width=${right - left + 1} height=${bottom - top + 1} />
  </svg>`;
}
