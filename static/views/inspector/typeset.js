/** A formula as TeX sets it; until the typesetter is there, the plain text in the same room. */

import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useWidth } from "../width.js";
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

/** Smallest part of its size that a formula is set in, to stay within its room. */
const SMALLEST = 0.72;

/** @param {HTMLElement} formula @param {number} room pixels */
function fit(formula, room) {
  formula.style.fontSize = "";
  const needed = formula.scrollWidth;
  const scale = Math.max(Math.min(room / needed, 1), SMALLEST);
  if (needed > room && room > 0)
    formula.style.fontSize = `${Number.parseFloat(getComputedStyle(formula).fontSize) * scale}px`;
}

/** @param {{tex: string, fields?: Record<string, string>, children?: ComponentChildren}} props `children`: what is shown before */
export function Typeset({ tex, fields = {}, children }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const { ref: place, width } = useWidth();
  const katex = typesetter.value;
  useEffect(wantTypesetter, []);
  useLayoutEffect(() => {
    if (!katex || !ref.current) return;
    katex.render(tex, ref.current, OPTIONS);
    nameFields(ref.current, fields);
    fit(ref.current, width);
  }, [katex, tex, fields, width]);
  return html`<div ref=${place}>${katex ? html`<div class="typeset" aria-hidden="true" ref=${ref}></div>` : children}</div>`;
}
