/** The "+" between cards: every kind of layer that the schema knows, by family. */

import { html } from "htm/preact";
import { addLayer } from "../state/actions.js";
import { kindsOf } from "../state/schema.js";
import { schemas } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";

/** @import { NewPlace } from "../state/actions.js" */
/** @import { Kind } from "../types.d.ts" */

/** @param {Kind[]} kinds @returns {[string, Kind[]][]} families in the order of the catalogue, unknown ones last */
function byFamily(kinds) {
  const order = Object.keys(words.families);
  const groups = Map.groupBy(kinds, ({ family }) => family);
  const rank = (/** @type {string} */ family) =>
    order.includes(family) ? order.indexOf(family) : order.length;
  return [...groups].sort(([one], [other]) => rank(one) - rank(other));
}

/** The sentence that names a kind: the first of its description. @param {string} text */
const firstParagraph = (text) => text.split("\n\n")[0];

/** @param {{place: NewPlace, close: () => void}} props */
function Kinds({ place, close }) {
  const kinds = kindsOf(schemas.value?.architecture ?? null);
  /** @param {string} kind */
  const add = (kind) => {
    close();
    addLayer(place, kind);
  };
  return html`<h2>${words.addLayer}</h2>
    ${byFamily(kinds).map(
      ([
        family,
        members,
      ]) => html`<section class="family" key=${family} aria-label=${words.families[family] ?? family}>
        <h3>${words.families[family] ?? family}</h3>
        ${members.map(
          ({
            kind,
            title,
            description,
          }) => html`<button type="button" key=${kind} aria-label=${title} onClick=${() => add(kind)}>
            <b>${title}</b><span>${firstParagraph(description)}</span></button>`,
        )}
      </section>`,
    )}`;
}

/** @param {NewPlace} place @returns {string} */
function labelOf(place) {
  if ("block" in place) return words.addInto(place.branch + 1, place.block);
  return place.after === null ? words.addFirst : words.addAfter(place.after);
}

/** @param {{place: NewPlace}} props */
export const AddMenu = ({
  place,
}) => html`<${Popover} label=${labelOf(place)} className="add" panelClass="add-menu" face=${html`<${Icon} name="plus" />`}
  content=${(/** @type {() => void} */ close) => html`<${Kinds} place=${place} close=${close} />`} />`;
