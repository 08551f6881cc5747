/** Messages that must be seen: a worker died, a server is gone. Each stays until dismissed. */

import { html } from "htm/preact";
import { dismiss } from "../state/notices.js";
import { notices } from "../state/store.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";

export const Notices = () => html`
  <div class="notices" role="region" aria-label=${words.messages}>
    ${notices.value.map(
      ({
        id,
        severity,
        message,
        hint,
      }) => html`<div key=${id} class=${`notice ${severity}`} role=${severity === "error" ? "alert" : "status"}>
        <p><strong>${message}</strong>${hint && html` <span>${hint}</span>`}</p>
        <button type="button" class="bare" aria-label=${words.dismiss} onClick=${() => dismiss(id)}><${Icon} name="close" /></button>
      </div>`,
    )}
  </div>`;
