/** The first steps, in one line under the top bar: nothing waits for them. */

import { html } from "htm/preact";
import { dismissHints, doneHints, HINTS, hintsShown, nextHint } from "../state/hints.js";
import { words } from "../words/words.js";
import { Icon } from "./icons.js";

/** @import { Hint } from "../state/hints.js" */

/** @param {{hint: Hint, number: number}} props */
function Step({ hint, number }) {
  const { title, text } = words.hintSteps[hint];
  const done = doneHints.value.has(hint);
  return html`<li class=${done ? "done" : ""} aria-current=${nextHint.value === hint ? "step" : null}>
    <span class="hint-number">${done ? html`<${Icon} name="check" /><span class="unseen">${words.hintDone}</span>` : number}</span>
    <span><b>${title}</b> ${text}</span></li>`;
}

export function Hints() {
  if (!hintsShown.value) return null;
  return html`<section class="hints" aria-label=${words.hints}>
    ${
      nextHint.value
        ? html`<ol>${HINTS.map((hint, i) => html`<${Step} key=${hint} hint=${hint} number=${i + 1} />`)}</ol>`
        : html`<p role="status">${words.hintsOver}</p>`
    }
    <button type="button" class="bare" aria-label=${words.hintDismiss} title=${words.hintDismiss} onClick=${dismissHints}><${Icon} name="close" /></button>
  </section>`;
}
