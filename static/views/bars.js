/** One bar a class: how likely the network finds each for the pinned picture. */

import { html } from "htm/preact";
import { probabilities, truth } from "../state/output.js";
import { classes } from "../state/store.js";
import { words } from "../words/words.js";

const MOST = 12;

/** The classes to show: all where they are few, else the likeliest. @param {number[]} values */
function shownClasses(values) {
  const all = classes.value.map((_, i) => i);
  if (all.length <= MOST) return all;
  return all.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, MOST);
}

export function Bars() {
  const values = probabilities.value;
  const best = values.indexOf(Math.max(...values));
  const missed = truth.value < 0 ? "guess" : "wrong";
  return html`<ul class="probabilities" aria-label=${words.probability} data-testid="bars">
    ${shownClasses(values).map((i) => {
      const value = values[i] ?? 0;
      const tone = i === truth.value ? (i === best ? "true right" : "true") : i === best ? missed : "";
      return html`<li key=${i} class=${tone} aria-label=${`${classes.value[i]}: ${Math.round(value * 100)} %`}>
        <span class="bar-name" title=${classes.value[i]}>${classes.value[i]}</span>
        <span class="bar-track"><span style=${{ transform: `scaleX(${value})` }}></span></span>
        <span class="bar-value">${values.length ? Math.round(value * 100) : "–"}</span>
      </li>`;
    })}
  </ul>`;
}
