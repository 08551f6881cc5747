/** Figures of a layer while it trains: what comes out of it, how strongly it is pulled, how far it moves. */

import { html } from "htm/preact";
import { statsOf } from "../../state/stats.js";
import { live, run, viewed } from "../../state/store.js";
import { words } from "../../words/words.js";
import { integer, measure } from "../format.js";

/** A step about a thousandth of the weights' size is healthy; ten times less crawls, ten times more overshoots. */
const HEALTHY = /** @type {const} */ ([1e-4, 1e-2]);
const MANY_DEAD = 0.5;

/** @param {number | null | undefined} ratio */
function healthOf(ratio) {
  if (ratio == null) return null;
  const [least, most] = HEALTHY;
  return ratio < least ? "small" : ratio > most ? "large" : "healthy";
}

/** @param {number | null | undefined} value */
const figure = (value) => (value == null ? "–" : measure(value));

/** @param {{layer: string, weighty: boolean}} props `weighty`: whether the layer has weights that are trained */
export function TrainingFigures({ layer, weighty }) {
  const known = statsOf(layer);
  const over = viewed.value !== null || (run.value !== null && !live.value);
  const none = over ? words.notToldThen : words.comesWithTraining;
  const dead = known?.dead;
  const health = healthOf(known?.update_ratio);
  return html`<section class="training-figures" aria-label=${words.whileTraining}>
    <h3>${words.whileTraining}<span class="muted">${known ? words.atStep(integer(known.step)) : none}</span></h3>
    <dl>
      <dt>${words.mean}</dt><dd>${figure(known?.mean)}</dd>
      <dt>${words.range}</dt><dd>${known?.low == null ? "–" : `${measure(known.low)} … ${figure(known.high)}`}</dd>
      <dt title=${words.deadHelp}>${words.dead}</dt><dd class=${dead != null && dead > MANY_DEAD ? "warn" : ""}>${dead == null ? "–" : `${Math.round(dead * 100)} %`}</dd>
      ${
        weighty &&
        html`<dt title=${words.gradientHelp}>${words.gradient}</dt><dd>${figure(known?.gradient_norm)}</dd>
        <dt title=${words.updateHelp}>${words.update}</dt>
        <dd class=${health === null || health === "healthy" ? "" : "warn"}>${figure(known?.update_ratio)} <small>${health ? words.health[health] : words.health.rule}</small></dd>`
      }
    </dl>
    ${!known && over && html`<p class="muted">${words.toldOfLookedAt}</p>`}
  </section>`;
}
