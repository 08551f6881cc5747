/** The top bar: which network on which data, the training's buttons, its progress, and the page's own tools. */

import { html } from "htm/preact";
import { chooseDataset, redo, undo } from "../state/actions.js";
import { followed } from "../state/ownruns.js";
import { leave, reset, step, stop, trainOrPause } from "../state/runs.js";
import { busy, datasets, impossible, live, run, training, weightsFrom } from "../state/store.js";
import { canRedo, canUndo } from "../state/undo.js";
import { words } from "../words/words.js";
import { DropPlace, FileMenu } from "./filemenu.js";
import { GalleryButton } from "./gallery.js";
import { Hints } from "./hints.js";
import { Icon } from "./icons.js";
import { KeysButton, withKey } from "./keysheet.js";
import { Part } from "./part.js";
import { Headline, Progress } from "./progress.js";
import { SettingsButton } from "./settings.js";
import { ViewMenu } from "./viewmenu.js";

const Brand = () => html`<h1><a class="brand" href="/" aria-label=${words.title}>
  <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M0 0h7v7H0zM9 9h7v7H9z" /><path class="faint" d="M9 0h7v7H9zM0 9h7v7H0z" /></svg>
  <span>${words.title}</span>
</a></h1>`;

/** @typedef {Event & {currentTarget: HTMLSelectElement}} SelectEvent */

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

/** What the one button does now: a training of somebody else can only be left, one that has not begun to run only be called off. */
function trainFace() {
  if (!live.value) return { icon: "play", label: words.train, act: trainOrPause };
  if (followed.value) return { icon: "close", label: words.leave, help: words.leaveHelp, act: leave };
  if (run.value?.state === "queued") return { icon: "close", label: words.callOff, act: stop };
  return run.value?.state === "paused"
    ? { icon: "play", label: words.resume, act: trainOrPause }
    : { icon: "pause", label: words.pause, act: trainOrPause };
}

function TrainButtons() {
  const { icon, label, help = "", act } = trainFace();
  const obeys = !followed.value;
  const plain = !obeys || run.value?.state === "queued";
  const moving = live.value && run.value?.state !== "paused";
  return html`<div class="buttons" role="group" aria-label=${words.training}>
    <${Part} name="train"><button type="button" class=${`train ${plain ? "" : "primary"}`} title=${withKey(help || label, "T")} aria-keyshortcuts="T" disabled=${!live.value && impossible.value} aria-busy=${busy.value === "train"} onClick=${act}>
      <${Icon} name=${icon} />${label}</button><//>
    <${Part} name="step"><button type="button" disabled=${moving || !obeys || impossible.value || busy.value !== null} aria-busy=${busy.value === "step"} title=${moving ? words.stepLater : withKey(words.stepHelp, "S")}
      aria-keyshortcuts="S" onClick=${step}>${words.step}</button><//>
    <${Part} name="reset"><button type="button" disabled=${!live.value || plain} title=${words.stopHelp} onClick=${stop}>${words.stop}</button>
    <button type="button" disabled=${!run.value && !weightsFrom.value} title=${words.resetHelp} onClick=${reset}>${words.reset}</button><//>
  </div>`;
}

const Tools = () => html`<div class="tools" role="group" aria-label=${words.tools}>
  <button type="button" class="square" aria-label=${words.undo} title=${withKey(words.undo, "Control+Z")} disabled=${!canUndo.value} onClick=${undo}><${Icon} name="undo" /></button>
  <button type="button" class="square" aria-label=${words.redo} title=${withKey(words.redo, "Control+Shift+Z")} disabled=${!canRedo.value} onClick=${redo}><${Icon} name="redo" /></button>
  <${FileMenu} />
  <${KeysButton} />
</div>`;

export const TopBar = () => html`<div><header class="topbar">
  <${Brand} />
  <div class="pickers">
    <${Part} name="network"><${GalleryButton} /><//>
    <${Part} name="data"><${DataPicker} /><//>
    <${Part} name="settings"><${SettingsButton} /><//>
  </div>
  <${TrainButtons} />
  <${Progress} />
  <${Headline} />
  <${Part} name="tools"><${Tools} /><//>
  <${ViewMenu} />
</header>
<${Hints} />
</div>
<${DropPlace} />`;
