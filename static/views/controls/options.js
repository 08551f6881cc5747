/** A list to choose from. What the network cannot take stays in it, marked, and says why when it is chosen. */

import { html } from "htm/preact";
import { useMemo } from "preact/hooks";
import { turns } from "../../state/turns.js";
import { words } from "../../words/words.js";
import { say } from "./why.js";

/** @typedef {{name: string, value?: string, why?: string}} Option `why`: why it cannot be taken; empty where it can */
/** @typedef {Event & {currentTarget: HTMLSelectElement}} ChooseEvent */

/**
 * @param {{label: string, help?: string, value: string, options: Option[], refusal: (index: number) => Promise<string>,
 *   onChoose: (index: number) => void}} props `refusal`: why an option cannot be taken, as the network is when it is chosen
 */
export function Options({ label, help = "", value, options, refusal, onChoose }) {
  const toChoose = useMemo(turns, []);
  /** @param {ChooseEvent} event */
  const onChange = async ({ currentTarget }) => {
    const index = currentTarget.selectedIndex;
    const isLast = toChoose();
    const why = await refusal(index);
    if (!isLast()) return undefined;
    if (!why) return onChoose(index);
    currentTarget.value = value;
    return say(currentTarget, why);
  };
  return html`<select aria-label=${label} title=${help} value=${value} onChange=${onChange}>
    ${options.map(({ name, value: own = name, why }, i) => html`<option key=${i} value=${own} title=${why}>${why ? words.notHere(name) : name}</option>`)}
  </select>`;
}
