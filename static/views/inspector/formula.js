/** The formula of the output size: every number in the colour of what it stands for. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";

/** @import { FormulaPart } from "../../types.d.ts" */

/** @param {FormulaPart[]} parts */
const textOf = (parts) => parts.map(({ text }) => text).join("");

/** @param {{parts: FormulaPart[], name: string}} props */
const Line = ({ parts, name }) =>
  html`<p class="formula-line"><span class="formula-name">${name} = </span>${parts.map(
    ({ text, role }, i) => html`<span key=${i} class=${`role-${role}`}>${text}</span>`,
  )}</p>`;

/** @param {{parts: FormulaPart[][]}} props one formula for height, one for width */
export function Formula({ parts }) {
  const [height, width] = parts;
  const same = !width || textOf(height) === textOf(width);
  const used = Object.keys(words.roles).filter((role) => parts.flat().some((part) => part.role === role));
  return html`<div class="formula" data-testid="formula">
      ${
        same
          ? html`<${Line} parts=${height} name=${words.formula} />`
          : html`<${Line} parts=${height} name=${words.height} /><${Line} parts=${width} name=${words.width} />`
      }
    </div>
    <p class="roles">${used.map((role) => html`<span key=${role} class=${`role-${role}`}>${words.roles[role]}</span>`)}</p>`;
}
