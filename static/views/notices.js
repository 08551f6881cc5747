/** Messages that must be seen: a worker died, a server is gone. An error stays until dismissed, news only for a while. */

import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { dismiss } from "../state/notices.js";
import { notices } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";

/** @import { Notice } from "../types.d.ts" */

/** Milliseconds that news stay: time to read them twice. */
const WHILE = 15_000;

/** @param {Notice} props */
function Message({ id, severity, message, hint }) {
  useEffect(() => {
    if (severity === "error") return undefined;
    const timer = setTimeout(() => dismiss(id), WHILE);
    return () => clearTimeout(timer);
  }, [id]);
  return html`<div class=${`notice ${severity}`} role=${severity === "error" ? "alert" : "status"}>
    <p><strong>${message}</strong>${hint && html` <span>${hint}</span>`}</p>
    <button type="button" class="bare" aria-label=${words.dismiss} onClick=${() => dismiss(id)}><${Icon} name="close" /></button>
  </div>`;
}

export const Notices = () => html`
  <div class="notices" role="region" aria-label=${words.messages}>
    ${notices.value.map((notice) => html`<${Message} key=${notice.id} ...${notice} />`)}
  </div>`;
