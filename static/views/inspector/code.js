/** The layer's Keras call, to take away. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { guarded } from "../../state/notices.js";
import { words } from "../../words/words.js";

/** @import { TabProps } from "./inspector.js" */

/** Break a long call so that every argument has its line. @param {string} code */
export function wrapCall(code) {
  if (code.length < 48) return code;
  let depth = 0;
  return [...code]
    .map((char, i) => {
      if ("([{".includes(char)) depth += 1;
      if (")]}".includes(char)) depth -= 1;
      if (char === "(" && depth === 1) return "(\n    ";
      if (char === "," && depth === 1 && code[i + 1] === " ") return ",\n   ";
      return char === ")" && depth === 0 && code.lastIndexOf(")") === i ? ",\n)" : char;
    })
    .join("");
}

/** @param {TabProps} props */
export function Code({ known }) {
  const copied = useSignal(false);
  if (!known?.code) return html`<p class="muted">${words.noCode}</p>`;
  const code = known.code.split("\n").map(wrapCall).join("\n");
  const copy = () =>
    guarded(async () => {
      await navigator.clipboard.writeText(code);
      copied.value = true;
      setTimeout(() => {
        copied.value = false;
      }, 1500);
    });
  return html`<pre class="code"><code>${code}</code></pre>
    <button type="button" onClick=${copy}>${copied.value ? words.copied : words.copyCode}</button>`;
}
