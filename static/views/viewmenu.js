/** The menu of how the page is shown: theme, language, projector, panels, and what a lesson leaves out. */

import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { fold, folded, NAMES } from "../state/panels.js";
import { hidden, projector, setProjector, show, showAll } from "../state/screen.js";
import { chooseTheme, chosenTheme } from "../state/theme.js";
import { addressIn, LANGUAGES, language } from "../words/language.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";

/** @typedef {keyof typeof words.parts} PartName */

const PARTS = /** @type {PartName[]} */ (Object.keys(words.parts));

const Themes =
  () => html`<div class="view-group" role="group" aria-label=${words.themeChoice}><h2>${words.themeChoice}</h2>
  <div class="choice-buttons">${
    /** @type {const} */ (["system", "light", "dark"]).map(
      (name) =>
        html`<button type="button" key=${name} aria-pressed=${(chosenTheme.value ?? "system") === name}
        onClick=${() => chooseTheme(name === "system" ? null : name)}>${words.themes[name]}</button>`,
    )
  }</div>
</div>`;

/** Each language by its own name; another one is another address, at which all is as it is here. */
const Languages =
  () => html`<div class="view-group" role="group" aria-label=${words.languageChoice}><h2>${words.languageChoice}</h2>
  <div class="choice-buttons">${Object.entries(LANGUAGES).map(
    ([tag, name]) =>
      html`<button type="button" key=${tag} lang=${tag} aria-pressed=${tag === language}
        onClick=${() => location.assign(addressIn(location.href, tag))}>${name}</button>`,
  )}</div>
</div>`;

/** @param {{label: string, checked: boolean, onChange: (checked: boolean) => void, help?: string}} props */
const Tick = ({ label, checked, onChange, help = "" }) => html`<label class="tick" title=${help}>
  <input type="checkbox" checked=${checked} onChange=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ { currentTarget }) => onChange(currentTarget.checked)} />
  <span>${label}</span>
</label>`;

const Panels =
  () => html`<div class="view-group" role="group" aria-label=${words.panelChoice}><h2>${words.panelChoice}</h2>
  ${NAMES.filter((name) => !hidden.value.has(name)).map(
    (name) =>
      html`<${Tick} key=${name} label=${words.panels[name]} checked=${!folded.value.has(name)} onChange=${(/** @type {boolean} */ on) => fold(name, !on)} />`,
  )}
</div>`;

function Lesson() {
  const begun = useRef(hidden.peek().size > 0);
  return html`<details class="view-group" open=${begun.current}><summary>${words.lesson}</summary>
  <p class="note">${words.lessonHelp}</p>
  <div class="parts">${PARTS.map(
    (name) =>
      html`<${Tick} key=${name} label=${words.parts[name]} checked=${!hidden.value.has(name)} onChange=${(/** @type {boolean} */ on) => show(name, on)} />`,
  )}</div>
  <button type="button" disabled=${hidden.value.size === 0} onClick=${showAll}>${words.showAll}</button>
</details>`;
}

/** @param {{close: () => void}} props */
const Choices = ({ close }) => html`
  <${Themes} />
  <${Languages} />
  <div class="view-group"><${Tick} label=${words.projector} help=${words.projectorHelp} checked=${projector.value} onChange=${(
    /** @type {boolean} */ on,
  ) => {
    close();
    setProjector(on);
  }} /><p class="note">${words.projectorHelp}</p></div>
  <${Panels} />
  <${Lesson} />`;

export const ViewMenu =
  () => html`<${Popover} label=${words.view} className="square" panelClass="form view-menu" face=${html`<${Icon} name="half" />`}
  content=${(/** @type {() => void} */ close) => html`<${Choices} close=${close} />`} />`;
