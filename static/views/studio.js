/** What a picture is made with, in place of the pinned one: what is made runs through the network at once. */

import { html } from "htm/preact";
import { leaveStudio, studio } from "../state/studio.js";
import { CameraView } from "./camera.js";
import { DrawingPad } from "./pad.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Studio as Name } from "../state/studio.js" */

/** @type {Record<Name, () => ComponentChildren>} */
const STUDIOS = {
  drawing: () => html`<${DrawingPad} />`,
  camera: () => html`<${CameraView} />`,
};

export function Studio() {
  const name = studio.value;
  if (name === null) return null;
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leaveStudio();
  };
  return html`<div class="studio" onKeyDown=${onKeyDown}>${STUDIOS[name]()}</div>`;
}
