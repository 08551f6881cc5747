/** What the network says of a test picture, below it: recognized, or what it is taken for. */

import { html } from "htm/preact";
import { answers } from "../state/verdicts.js";
import { words } from "../words/words.js";
import { className } from "./picturegrid.js";

/** Room is kept for it before there is any. @param {{label: number, index: number}} props */
export function Verdict({ label, index }) {
  const answer = answers.value[index];
  if (answer === undefined) return html`<span class="verdict"> </span>`;
  return answer === label
    ? html`<span class="verdict right" aria-hidden="true">✓</span>`
    : html`<span class="verdict wrong" aria-hidden="true">${className(answer)}</span>`;
}

/** @param {number} label @param {number} index @returns {string} all that is to be said of a test picture */
export function saidOf(label, index) {
  const name = words.pictureName(className(label), index);
  const answer = answers.value[index];
  if (answer === undefined) return name;
  return answer === label ? words.recognized(name) : words.mistaken(name, className(answer));
}
