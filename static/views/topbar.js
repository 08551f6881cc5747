/** The top bar: which network on which data, the training's buttons, its progress, and the page's own tools. */

import { html } from "htm/preact";
import { chooseDataset, choosePreset, download, redo, undo } from "../state/actions.js";
import { reset, step, stop, trainOrPause } from "../state/runs.js";
import {
  architecture,
  busy,
  datasets,
  impossible,
  learned,
  live,
  loaded,
  presets,
  run,
  training,
  weightsFrom,
} from "../state/store.js";
import { theme, toggleTheme } from "../state/theme.js";
import { canRedo, canUndo } from "../state/undo.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";
import { Headline, Progress } from "./progress.js";
import { SettingsButton } from "./settings.js";

const Brand = () => html`<h1><a class="brand" href="/" aria-label=${words.title}>
  <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M0 0h7v7H0zM9 9h7v7H9z" /><path class="faint" d="M9 0h7v7H9zM0 9h7v7H0z" /></svg>
  <span>${words.title}</span>
</a></h1>`;

/** @typedef {Event & {currentTarget: HTMLSelectElement}} SelectEvent */

function NetworkPicker() {
  const known = loaded.value;
  const same = known?.architecture === architecture.value;
  return html`<label class="picker" title=${!same && known ? words.editedMark : ""}><span>${words.network}</span>
    <select value=${same ? known?.name : ""} onChange=${(/** @type {SelectEvent} */ { currentTarget }) => currentTarget.value && choosePreset(currentTarget.value)}>
      ${!same && html`<option value="" hidden>${architecture.value.name || words.network}${known ? " *" : ""}</option>`}
      ${presets.value.map(({ name, title, summary }) => html`<option key=${name} value=${name} title=${summary}>${title}</option>`)}
    </select>
  </label>`;
}

/** The face of a closed picker has little room: what stands before the comma. @param {string} title @param {boolean} chosen */
const optionText = (title, chosen) => (chosen ? title.split(",")[0] : title);

const DataPicker = () => html`<label class="picker"><span>${words.data}</span>
  <select value=${training.value.dataset} onChange=${(/** @type {SelectEvent} */ { currentTarget }) => chooseDataset(currentTarget.value)}>
    ${datasets.value.map(
      ({ name, title, available, reason }) =>
        html`<option key=${name} value=${name} disabled=${!available} title=${reason ?? ""}>${optionText(title, name === training.value.dataset)}${available ? "" : ` – ${words.unavailable}`}</option>`,
    )}
  </select>
</label>`;

/** What the one button does now. */
function trainFace() {
  if (!live.value) return { icon: "play", label: words.train };
  return run.value?.state === "paused"
    ? { icon: "play", label: words.resume }
    : { icon: "pause", label: words.pause };
}

function TrainButtons() {
  const { icon, label } = trainFace();
  const moving = live.value && run.value?.state !== "paused";
  return html`<div class="buttons" role="group" aria-label=${words.training}>
    <button type="button" class="primary train" disabled=${!live.value && impossible.value} aria-busy=${busy.value === "train"} onClick=${trainOrPause}>
      <${Icon} name=${icon} />${label}</button>
    <button type="button" disabled=${moving || impossible.value || busy.value !== null} aria-busy=${busy.value === "step"} title=${moving ? words.stepLater : words.stepHelp}
      onClick=${step}>${words.step}</button>
    <button type="button" disabled=${!live.value} title=${words.stopHelp} onClick=${stop}>${words.stop}</button>
    <button type="button" disabled=${!run.value && !weightsFrom.value} title=${words.resetHelp} onClick=${reset}>${words.reset}</button>
  </div>`;
}

const ExportMenu = () => html`<${Popover} label=${words.export} face=${words.export} panelClass="menu"
  content=${(/** @type {() => void} */ close) =>
    /** @type {const} */ ([
      ["py", words.exportPy, true],
      ["ipynb", words.exportIpynb, true],
      ["json", words.exportJson, true],
      ["keras", words.exportKeras, learned.value !== null],
      ["npz", words.exportNpz, learned.value !== null],
    ]).map(
      ([format, label, there]) =>
        html`<button type="button" disabled=${!there} title=${there ? "" : words.exportLater} onClick=${() => {
          close();
          download(format);
        }}>${label}</button>`,
    )} />`;

const Tools = () => html`<div class="tools" role="group">
  <button type="button" class="square" aria-label=${words.undo} title=${`${words.undo} (Ctrl+Z)`} disabled=${!canUndo.value} onClick=${undo}><${Icon} name="undo" /></button>
  <button type="button" class="square" aria-label=${words.redo} title=${`${words.redo} (Ctrl+Shift+Z)`} disabled=${!canRedo.value} onClick=${redo}><${Icon} name="redo" /></button>
  <${ExportMenu} />
  <button type="button" class="square" aria-label=${theme.value === "dark" ? words.themeToLight : words.themeToDark}
    title=${theme.value === "dark" ? words.themeToLight : words.themeToDark} onClick=${toggleTheme}><${Icon} name="half" /></button>
</div>`;

export const TopBar = () => html`<header class="topbar">
  <${Brand} />
  <div class="pickers"><${NetworkPicker} /><${DataPicker} /><${SettingsButton} /></div>
  <${TrainButtons} />
  <${Progress} />
  <${Headline} />
  <${Tools} />
</header>`;
