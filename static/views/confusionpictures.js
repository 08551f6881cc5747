/** The pictures in a cell of the confusion, in place of the matrix; a press lets one run through the network. */

import { html } from "htm/preact";
import { pin } from "../state/actions.js";
import { cell, found, more } from "../state/confusion.js";
import { classes, training } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Picture } from "./picture.js";

/** @import { Check, Pictures } from "../types.d.ts" */
/** @import { Cell } from "../state/confusion.js" */

const close = () => {
  cell.value = null;
};

/** @param {{page: Pictures}} props */
const Page = ({ page }) =>
  (page.indices ?? []).map((index, i) => {
    const name = words.pictureName(classes.value[page.labels[i]] ?? "", index);
    return html`<button type="button" key=${index} class="thumb" aria-pressed=${index === training.value.pinned} aria-label=${name} title=${name}
      onClick=${() => pin(index)}><${Picture} pictures=${page} at=${i} /></button>`;
  });

/** @param {{at: Cell, check: Check}} props */
export function ConfusionPictures({ at: { truth, answer }, check }) {
  const counts = check.confusion[truth] ?? [];
  const [is, taken] = [classes.value[truth], classes.value[answer]];
  const title = truth === answer ? words.cellRight(is) : words.cellTaken(is, taken);
  const shown = found.value?.pages.reduce((n, page) => n + (page.indices?.length ?? 0), 0) ?? 0;
  const left = (found.value?.total ?? 0) - shown;
  const total = counts.reduce((sum, n) => sum + n, 0);
  return html`<div class="cell-pictures" onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close()}>
    <h2><button type="button" class="square cell-back" aria-label=${words.cellBack} title=${words.cellBack} onClick=${close}><${Icon} name="fold" /></button>
      ${title}<span class="muted">${words.cellCount(counts[answer] ?? 0, total, check.epoch)}</span></h2>
    <div class="cell-grid" role="group" aria-label=${title} aria-busy=${found.value === null}>
      ${found.value?.pages.map((page, i) => html`<${Page} key=${i} page=${page} />`)}
      ${left > 0 && html`<button type="button" class="cell-more" onClick=${more}>${words.cellMore(left)}</button>`}
    </div>
  </div>`;
}
