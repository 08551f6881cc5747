/** The "+" between cards, and the button that adds behind the chosen one: both open the palette. */

import { html } from "htm/preact";
import { find } from "../state/architecture.js";
import { architecture, selected } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Palette } from "./palette.js";
import { Part } from "./part.js";
import { Popover } from "./popover.js";

/** @import { NewPlace } from "../state/architecture.js" */

/** @param {NewPlace} place @returns {string} */
function labelOf(place) {
  if ("block" in place)
    return place.block === null ? words.addFirst : words.addInto(place.branch + 1, place.block);
  return place.after === null ? words.addFirst : words.addAfter(place.after);
}

/** @param {{place: NewPlace}} props */
export const AddMenu = ({
  place,
}) => html`<${Part} name="edit"><${Popover} label=${labelOf(place)} className="add" panelClass="add-menu" face=${html`<i class="sign plus"></i>`}
  content=${(/** @type {() => void} */ close) => html`<${Palette} place=${place} close=${close} />`} /><//>`;

/** Where what is added goes when no place is named: behind the chosen layer, but not behind the output. @returns {NewPlace} */
function chosenPlace() {
  const { layers } = architecture.value;
  const at = find(architecture.value, selected.value);
  const output = at?.list === layers && at.index === layers.length - 1;
  return { after: (output ? layers[at.index - 1]?.id : at?.layer.id) ?? null };
}

/** The palette, from anywhere. */
export const PaletteButton =
  () => html`<${Part} name="edit"><${Popover} label=${words.addLayer} className="palette-button" panelClass="add-menu" shortcut="A"
  face=${html`<${Icon} name="plus" /><span>${words.paletteShort}</span>`}
  content=${(/** @type {() => void} */ close) => html`<${Palette} place=${chosenPlace()} close=${close} />`} /><//>`;
