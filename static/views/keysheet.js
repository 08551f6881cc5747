/** The sheet of all keys. */

import { html } from "htm/preact";
import { KEYS } from "../state/keylist.js";
import { letters } from "../state/keys.js";
import { words } from "../words/words.js";
import { chord } from "./format.js";
import { Popover } from "./popover.js";

const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** @param {string} part @returns {string} as it stands on the key */
const faceOf = (part) => (mac && part === "Control" ? "⌘" : (words.keyNames[part] ?? part));

/** A sentence with the key that does what it says. @param {string} text @param {string} name */
export const withKey = (text, name) => words.withKey(text, chord(name).map(faceOf).join("+"));

const GROUPS = /** @type {(keyof typeof KEYS)[]} */ (Object.keys(KEYS));

/** @param {keyof typeof KEYS} group @param {string} what @returns {string[]} */
const keysOf = (group, what) => /** @type {Record<string, string[]>} */ (KEYS[group])[what];

/** @param {{name: string}} props */
const Key = ({ name }) =>
  html`<span class="key">${chord(name).map((part) => html`<kbd key=${part}>${faceOf(part)}</kbd>`)}</span>`;

const Sheet = () => html`<div class="keys-head"><h2>${words.keySheet}</h2>
    <label class="check"><input type="checkbox" checked=${letters.value} onChange=${(
      /** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget },
    ) => {
      letters.value = currentTarget.checked;
    }} /> ${words.letterKeys}</label></div>
  <div class="key-groups">${GROUPS.map(
    (group) =>
      html`<section key=${group}><h3>${words.keyGroups[group].title}</h3><dl>${Object.entries(
        words.keyGroups[group].does,
      ).map(
        ([what, does]) =>
          html`<div key=${what}><dt>${keysOf(group, what).map((name) => html`<${Key} key=${name} name=${name} />`)}</dt><dd>${does}</dd></div>`,
      )}</dl></section>`,
  )}</div>`;

export const KeysButton =
  () => html`<${Popover} label=${words.keysShort} className="square" panelClass="keys" shortcut="?" face="?"
  content=${() => html`<${Sheet} />`} />`;
