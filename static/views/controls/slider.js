/** A slider over the legal numbers of a field: even steps where they are few, ever wider ones where they are many. */

import { html } from "htm/preact";
import { endsOf, nearestLegal } from "../../state/legal.js";
import { words } from "../../words/words.js";
import { useLatest } from "../latest.js";

/** @import { Ranges } from "../../state/legal.js" */
/** @import { Field } from "../../types.d.ts" */
/** @import { Bounds } from "./bounds.js" */
/** @typedef {{now: (value: any) => number, nudge: (value: any, by: number) => any, format: (value: any) => string}} Steps */

const MANY = 100;
const STOPS = 200;

/** @param {number} low @param {number} high */
const isWide = (low, high) => low > 0 && high - low > MANY;

/** @param {number} number @param {number} low @param {number} high @returns {number} where a number stands on the slider */
const toStop = (number, low, high) =>
  isWide(low, high) ? Math.round((Math.log(number / low) / Math.log(high / low)) * STOPS) : number;

/** @param {number} stop @param {Ranges} ranges @returns {number} the legal number nearest to a place on the slider */
function fromStop(stop, ranges) {
  const [low, high] = endsOf(ranges);
  const number = isWide(low, high) ? Math.round(low * (high / low) ** (stop / STOPS)) : stop;
  return nearestLegal(ranges, number);
}

/**
 * @param {{field: Field, value: any, bounds?: Bounds, kind?: Steps, onChange: (value: any) => void}} props
 *   `kind`: how the field steps; without it there is nothing to slide
 */
export function StepSlider({ field, value, bounds, kind, onChange }) {
  const { minimum, maximum } = field;
  const latest = useLatest(value);
  if (!kind || minimum === undefined || maximum === undefined) return null;
  const ranges = bounds?.ranges ?? [[minimum, maximum, 1]];
  const [low, high] = endsOf(ranges);
  const wide = isWide(low, high);
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const onInput = ({ currentTarget }) => {
    const wanted = fromStop(Number(currentTarget.value), ranges);
    const number = kind.now(latest.current);
    if (wanted === number) return;
    latest.current = kind.nudge(latest.current, wanted - number);
    onChange(latest.current);
  };
  return html`<span class="slider"><span>${low}</span>
    <input type="range" aria-label=${words.slideTo(field.title)} aria-valuetext=${kind.format(value)} disabled=${low === high}
      min=${wide ? 0 : low} max=${wide ? STOPS : high} value=${toStop(kind.now(value), low, high)} onInput=${onInput} /><span>${high}</span></span>`;
}
