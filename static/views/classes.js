/** Which class is taken for which: the confusion of the newest validation, and how often each class is right. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { checks, classes, viewed } from "../state/store.js";
import { words } from "../words/words.js";

/** @import { Check } from "../types.d.ts" */

/** @param {number[]} row */
const sum = (row) => row.reduce((total, n) => total + n, 0);

/** The validation to show: the newest, or the last one before the step that is looked at. */
const shownCheck = () =>
  checks.value.findLast(({ step }) => viewed.value === null || step <= viewed.value) ?? null;

/** Per cent of colour in a cell at most: figures in ink are read on it in both themes. */
const DEEPEST = 50;

/** @param {number} share of a class's pictures, 0 to 1 @param {boolean} right @returns {string} a mistake is seen early: a tenth of a class is a strong colour */
function tint(share, right) {
  const strength = right ? share * DEEPEST : Math.min(Math.sqrt(share) * 2, 1) * DEEPEST;
  return `color-mix(in srgb, var(${right ? "--accent" : "--negative"}) ${strength.toFixed(0)}%, var(--sunk))`;
}

/** What one cell says in words. @param {number} n @param {number} total @param {number} truth @param {number} answer */
function sentence(n, total, truth, answer) {
  const [is, taken] = [classes.value[truth], classes.value[answer]];
  return truth === answer ? words.classRight(is, n, total) : words.classTaken(is, taken, n, total);
}

/** @param {{check: Check | null, truth: number, onPoint: (text: string) => void}} props */
function Row({ check, truth, onPoint }) {
  const counts = check?.confusion[truth] ?? [];
  const total = sum(counts);
  const accuracy = check?.class_accuracy[truth];
  return html`<tr>
    <th scope="row">${classes.value[truth]}</th>
    ${classes.value.map((_, answer) => {
      const n = counts[answer] ?? 0;
      const told = check ? sentence(n, total, truth, answer) : "";
      const share = total > 0 ? n / total : 0;
      return html`<td key=${answer} aria-label=${told || undefined} style=${n > 0 ? { background: tint(share, truth === answer) } : {}}
        onPointerEnter=${() => onPoint(told)}>${n > 0 ? n : ""}</td>`;
    })}
    <td class="class-bar"><span class="bar-track"><span style=${{ transform: `scaleX(${accuracy ?? 0})` }}></span></span></td>
    <td class="class-share">${accuracy == null ? "–" : words.percent(Math.round(accuracy * 100))}</td>
  </tr>`;
}

export function Classes() {
  const pointed = useSignal("");
  const check = shownCheck();
  const about = check ? words.afterEpoch(check.epoch) : words.noCheck;
  return html`<section class="classes" aria-label=${words.confusion}>
    <h2>${words.confusion}<span class="muted">${pointed.value || about}</span></h2>
    <div class="classes-scroll">
      <table aria-label=${words.confusionHelp} onPointerLeave=${() => {
        pointed.value = "";
      }}>
        <colgroup><col class="class-name" />${classes.value.map((name) => html`<col key=${name} />`)}<col class="class-bar" /><col class="class-share" /></colgroup>
        <thead class="unseen"><tr><th scope="col">${words.truth}</th>${classes.value.map((name) => html`<th key=${name} scope="col">${words.takenFor(name)}</th>`)}
          <th scope="col"></th><th scope="col">${words.classAccuracy}</th></tr></thead>
        <tbody>${classes.value.map(
          (name, truth) =>
            html`<${Row} key=${name} check=${check} truth=${truth} onPoint=${(/** @type {string} */ told) => {
              pointed.value = told;
            }} />`,
        )}</tbody>
      </table>
    </div>
  </section>`;
}
