/** Share, open, save, take away: all that leads into the page and out of it. */

import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { rename } from "../state/actions.js";
import { download, held, openFile, save } from "../state/files.js";
import { copyLink } from "../state/sharing.js";
import { architecture, learned } from "../state/store.js";
import { words } from "../words/words.js";
import { TextField } from "./controls/textfield.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";
import { rove } from "./roving.js";

/** @typedef {{label: string, help?: string, there?: boolean, act: () => void}} Choice */

/** @param {{choice: Choice, close: () => void}} props */
const Item = ({ choice: { label, help = "", there = true, act }, close }) =>
  html`<button type="button" data-rove=${there || undefined} disabled=${!there} title=${help} onClick=${() => {
    close();
    act();
  }}>${label}</button>`;

const LONGEST = 80;

/** @param {string} text @returns {string | undefined} */
const nameIn = (text) => (text.trim().length > 0 ? text.trim().slice(0, LONGEST) : undefined);

const NameField = () => html`<label class="menu-field"><span>${words.networkName}</span>
  <${TextField} label=${words.networkName} value=${architecture.value.name} format=${String} parse=${nameIn} onChange=${rename} /></label>`;

/** @param {() => void} pick @returns {{title: string, choices: Choice[]}[]} */
const groups = (pick) => [
  {
    title: words.file,
    choices: [
      { label: words.copyLink, help: words.copyLinkHelp, act: copyLink },
      { label: words.openFile, help: words.openFileHelp, act: pick },
      { label: words.save, act: save },
    ],
  },
  {
    title: words.takeAway,
    choices: [
      { label: words.exportPy, act: () => download("py") },
      { label: words.exportIpynb, act: () => download("ipynb") },
      { label: words.exportKeras, ...trained(), act: () => download("keras") },
      { label: words.exportNpz, ...trained(), act: () => download("npz") },
    ],
  },
];

const trained = () => ({ there: learned.value !== null, help: learned.value ? "" : words.exportLater });

export function FileMenu() {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {Event & {currentTarget: HTMLInputElement}} event */
  const onChange = ({ currentTarget }) => {
    const file = currentTarget.files?.[0];
    if (file) openFile(file);
    currentTarget.value = "";
  };
  return html`<${Popover} label=${words.fileMenu} name=${words.file} face=${html`${words.file}<${Icon} name="down" />`} className="menu-face" panelClass="menu"
      content=${(/** @type {() => void} */ close) =>
        html`<div onKeyDown=${rove}>${groups(() => input.current?.click()).map(
          ({ title, choices }) => html`<div key=${title} role="group" aria-label=${title}>
            ${title !== words.file && html`<p class="menu-title">${title}</p>`}
            ${choices.map((choice) => html`<${Item} key=${choice.label} choice=${choice} close=${close} />`)}
          </div>`,
        )}</div><${NameField} />`} />
    <input type="file" aria-keyshortcuts="Control+O" ref=${input} accept=".json,application/json" hidden onChange=${onChange} />`;
}

/** Says over the whole page what a drop would do. */
export const DropPlace = () =>
  held.value && html`<div class="drop-place" aria-hidden="true"><p>${words.dropHere}</p></div>`;
