/** A sum as a ledger: what each part adds, as a bar that begins where the one before ended. */

import { html } from "htm/preact";
import { words } from "../../words/words.js";
import { measure } from "../format.js";

/** @import { Group, Making } from "../../sums/sum.js" */
/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} from where the bar begins
 * @property {number} to where it ends
 * @property {number} amount
 * @property {"part" | "sum" | "result"} kind
 * @property {number} [group] the group that the line is of
 */

/** Groups that have a line of their own; of more only the largest. */
const MOST = 8;
const LARGEST = 6;

/** @param {Making} making @param {Group} group */
function nameOf({ rule, groups }, group) {
  if (groups.length === 1 && group.weights) return words.making.fromUnits(group.values.length);
  return rule === "sum" && !group.weights
    ? words.making.fromBranch(group.channel + 1)
    : words.making.fromMap(group.channel + 1);
}

/** The groups that have a line, in their order, and what all others add. @param {Group[]} groups */
function chosen(groups) {
  const all = groups.map((group, i) => ({ group, i }));
  if (groups.length <= MOST) return { shown: all, rest: [] };
  const sorted = all.toSorted((one, other) => Math.abs(other.group.total) - Math.abs(one.group.total));
  return { shown: sorted.slice(0, LARGEST), rest: sorted.slice(LARGEST) };
}

/** @param {Making} making @returns {Line[]} */
export function linesOf(making) {
  /** @type {Line[]} */
  const lines = [];
  const add = (/** @type {string} */ name, /** @type {number} */ amount, group = -1) => {
    const from = lines.at(-1)?.to ?? 0;
    lines.push({ name, from, to: from + amount, amount, kind: "part", ...(group < 0 ? {} : { group }) });
  };
  const { shown, rest } = chosen(making.groups);
  for (const { group, i } of shown) add(nameOf(making, group), group.total, i);
  if (rest.length > 0)
    add(
      words.making.others(rest.length),
      rest.reduce((sum, { group }) => sum + group.total, 0),
    );
  if (making.bias !== null) add(words.making.bias, making.bias);
  lines.push({ name: words.making.sum, from: 0, to: making.before, amount: making.before, kind: "sum" });
  if (making.activation !== "linear" && !Number.isNaN(making.value))
    lines.push({
      name: words.making.after(making.activation),
      from: 0,
      to: making.value,
      amount: making.value,
      kind: "result",
    });
  return lines;
}

/** @param {Line[]} lines @returns {(value: number) => number} from a value to a share of the width */
function scaleOf(lines) {
  const ends = lines.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return (value) => (high > low ? (value - low) / (high - low) : 0);
}

/** @param {{line: Line, scale: (value: number) => number}} props */
function Bar({ line: { from, to, amount }, scale }) {
  const [left, right] = [scale(Math.min(from, to)), scale(Math.max(from, to))];
  return html`<span class="bar-room" aria-hidden="true"><span class="zero" style=${{ left: `${scale(0) * 100}%` }}></span>
    <span class=${`bar ${amount < 0 ? "negative" : "positive"}`} style=${{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}></span></span>`;
}

/** @param {{lines: Line[], upTo: number, focus: number, onFocus: (group: number) => void, picture: (group: number) => unknown}} props
 *   `upTo`: how many lines are there yet; `focus`: the group that is shown large; `picture`: a small drawing of a group */
export function Ledger({ lines, upTo, focus, onFocus, picture }) {
  const scale = scaleOf(lines);
  const many = lines.filter(({ group }) => group !== undefined).length > 1;
  return html`<table class="ledger"><tbody>${lines.map((line, i) => {
    const { name, amount, kind, group } = line;
    const label =
      many && group !== undefined
        ? html`<button type="button" class="bare" aria-pressed=${group === focus} aria-label=${words.making.show(name)} onClick=${() => onFocus(group)}>${picture(group)}<span>${name}</span></button>`
        : name;
    return html`<tr key=${`${kind} ${name}`} class=${`${kind} ${i < upTo ? "" : "later"}`}>
      <th scope="row">${label}</th><td><${Bar} line=${line} scale=${scale} /></td><td class="amount">${measure(amount)}</td></tr>`;
  })}</tbody></table>`;
}
