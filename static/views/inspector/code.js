/** Keras code to take away: the layer's call, or the whole script with the layer's lines marked. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { copy } from "../../state/clipboard.js";
import { notify } from "../../state/notices.js";
import { codeOf, followScript, script } from "../../state/script.js";
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

/** The calls of a layer, each in lines that the inspector has room for. @param {string} code */
const wrapped = (code) =>
  statements(code, "")
    .map(({ text }) => (text.includes("\n") ? text : wrapCall(text)))
    .join("\n");

/** How many more brackets a line opens than it closes. @param {string} line */
const openedBy = (line) =>
  [...line].reduce((depth, char) => depth + Number("([{".includes(char)) - Number(")]}".includes(char)), 0);

/**
 * The statements of a script, each with whether it makes a layer.
 * @param {string} code @param {string} layer
 * @returns {{text: string, own: boolean}[]}
 */
export function statements(code, layer) {
  /** @type {string[][]} */
  const found = [];
  let depth = 0;
  for (const line of code.trimEnd().split("\n")) {
    if (depth > 0) found.at(-1)?.push(line);
    else found.push([line]);
    depth = Math.max(depth + openedBy(line), 0);
  }
  // Where a layer needs two of Keras's, the other one carries its name with something behind a dot.
  const names = [`name="${layer}"`, `name="${layer}.`, `name="layer.${layer}"`];
  return found.map((lines) => {
    const text = lines.join("\n");
    return { text, own: names.some((name) => text.includes(name)) };
  });
}

/** @param {{layer: string, text: string}} props */
function Script({ layer, text }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const pre = ref.current;
    const own = /** @type {HTMLElement | null | undefined} */ (pre?.querySelector("mark"));
    if (pre && own) pre.scrollTop = own.offsetTop - pre.clientHeight / 3;
  }, [layer, text]);
  return html`<pre class="code script" ref=${ref} tabindex="0" aria-label=${words.codes.script}><code>${statements(
    text,
    layer,
  ).map(({ text: lines, own }, i) =>
    own ? html`<mark key=${i}>${lines}${"\n"}</mark>` : `${lines}\n`,
  )}</code></pre>`;
}

const CHOICES = /** @type {const} */ (["layer", "script"]);

const Choice = () => html`<div class="choice-buttons" role="group" aria-label=${words.codeOf}>
  ${CHOICES.map(
    (one) =>
      html`<button type="button" key=${one} aria-pressed=${codeOf.value === one} onClick=${() => {
        codeOf.value = one;
      }}>${words.codes[one]}</button>`,
  )}
</div>`;

/** @param {{text: string}} props */
function Copy({ text }) {
  const copied = useSignal(false);
  const press = async () => {
    copied.value = await copy(text);
    if (!copied.value) notify("warning", words.copyFailed);
  };
  useEffect(() => {
    if (!copied.value) return undefined;
    const timer = setTimeout(() => {
      copied.value = false;
    }, 1500);
    return () => clearTimeout(timer);
  }, [copied.value]);
  return html`<button type="button" onClick=${press}>${copied.value ? words.copied : words.copyCode}</button><span class="unseen" role="status">${copied.value ? words.copied : ""}</span>`;
}

/** @param {TabProps} props */
export function Code({ layer, known }) {
  const whole = codeOf.value === "script";
  useEffect(() => (whole ? followScript() : undefined), [whole]);
  const text = whole ? script.value : known?.code && wrapped(known.code);
  return html`<${Choice} />
    ${
      text
        ? html`${whole ? html`<${Script} layer=${layer.id} text=${text} />` : html`<pre class="code"><code>${text}</code></pre>`}<${Copy} text=${text} />`
        : html`<p class="muted">${whole && known?.code ? words.codeComes : words.noCode}</p>`
    }`;
}
