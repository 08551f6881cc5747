/** A formula as TeX sets it; until the typesetter is there, the plain text in the same room. */

import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { typesetter, wantTypesetter } from "./katex.js";

/** @import { ComponentChildren } from "preact" */

/** Only our own formulas are set, which mark their numbers with classes and data. */
const OPTIONS = {
  displayMode: true,
  output: /** @type {const} */ ("html"),
  throwOnError: false,
  trust: true,
  strict: false,
};

/** Let each number name the field that it comes from. @param {HTMLElement} formula @param {Record<string, string>} fields by role */
function nameFields(formula, fields) {
  for (const number of /** @type {NodeListOf<HTMLElement>} */ (formula.querySelectorAll("[data-role]"))) {
    const field = fields[number.dataset.role ?? ""];
    if (field) number.dataset.field = field;
  }
}

/** @param {{tex: string, fields?: Record<string, string>, children?: ComponentChildren}} props `children`: what is shown before */
export function Typeset({ tex, fields = {}, children }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const katex = typesetter.value;
  useEffect(wantTypesetter, []);
  useLayoutEffect(() => {
    if (!katex || !ref.current) return;
    katex.render(tex, ref.current, OPTIONS);
    nameFields(ref.current, fields);
  }, [katex, tex, fields]);
  return katex ? html`<span class="typeset" aria-hidden="true" ref=${ref}></span>` : children;
}
