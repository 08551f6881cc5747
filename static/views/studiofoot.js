/** Below what a picture is made with: what the network sees of it, and the ways out. */

import { html } from "htm/preact";
import { inputSize, pinnedPicture } from "../state/store.js";
import { keepMade, leaveStudio } from "../state/studio.js";
import { words } from "../words/words.js";
import { Picture } from "./picture.js";

/** @import { Take } from "../state/studio.js" */

/** How wide for its height what is made shall be, as style. */
export function proportions() {
  const { width, height } = inputSize.value;
  return { aspectRatio: `${width} / ${height}`, "--ratio": String(width / height) };
}

/** @param {{hint: string, take: Take, ready: boolean}} props */
export function StudioFoot({ hint, take, ready }) {
  const one = pinnedPicture.value;
  return html`<div class="studio-foot">
    <figure><span class="small-frame" style=${proportions()}>${one && html`<${Picture} pictures=${one} label=${words.networkSees} />`}</span>
      <figcaption>${words.networkSees}</figcaption></figure>
    <p class="muted">${hint}</p>
    <button type="button" class="primary" disabled=${!ready} onClick=${() => keepMade(take)}>${words.keepMade}</button>
    <button type="button" onClick=${leaveStudio}>${words.leaveMade}</button>
  </div>`;
}
