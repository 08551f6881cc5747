/** Which class is taken for which: the confusion of a validation, and how often each class is right. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { cell, shownCheck } from "../state/confusion.js";
import { classes } from "../state/store.js";
import { words } from "../words/words.js";
import { ConfusionPictures } from "./confusionpictures.js";
import { ARROWS } from "./roving.js";

/** @import { Check } from "../types.d.ts" */

/** @param {number[]} row */
const sum = (row) => row.reduce((total, n) => total + n, 0);

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

/** @typedef {{at: string, told: (text: string) => void, reach: (place: string) => void}} Pointing `at`: the cell that Tab reaches, "truth answer" */

/** @param {{n: number, total: number, truth: number, answer: number, pointing: Pointing}} props */
function Cell({ n, total, truth, answer, pointing: { at, told, reach } }) {
  if (n === 0) return html`<td onPointerEnter=${() => told("")}></td>`;
  const text = sentence(n, total, truth, answer);
  const place = `${truth} ${answer}`;
  return html`<td style=${{ background: tint(n / total, truth === answer) }}><button type="button" data-place=${place} tabindex=${at === place ? 0 : -1}
    aria-label=${text} onPointerEnter=${() => told(text)} onFocus=${() => {
      told(text);
      reach(place);
    }} onClick=${() => {
      cell.value = { truth, answer };
    }}>${n}</button></td>`;
}

/** @param {{check: Check | null, truth: number, pointing: Pointing}} props */
function Row({ check, truth, pointing }) {
  const counts = check?.confusion[truth] ?? [];
  const accuracy = check?.class_accuracy[truth];
  return html`<tr>
    <th scope="row" title=${classes.value[truth]}>${classes.value[truth]}</th>
    ${classes.value.map(
      (_, answer) =>
        html`<${Cell} key=${answer} n=${counts[answer] ?? 0} total=${sum(counts)} truth=${truth} answer=${answer} pointing=${pointing} />`,
    )}
    <td class="class-bar"><span class="bar-track"><span style=${{ transform: `scaleX(${accuracy ?? 0})` }}></span></span></td>
    <td class="class-share">${accuracy == null ? "–" : words.percent(Math.round(accuracy * 100))}</td>
  </tr>`;
}

/** Go from a cell to the next one that holds pictures. @param {KeyboardEvent} event */
function onKeyDown(event) {
  const by = ARROWS[event.key];
  const button = event.target instanceof HTMLElement ? event.target.closest("[data-place]") : null;
  const table = button?.closest("table");
  if (!by || !(button instanceof HTMLElement) || !table) return;
  event.preventDefault();
  let [row, column] = (button.dataset.place ?? "").split(" ").map(Number);
  const inside = () => row >= 0 && column >= 0 && row < classes.value.length && column < classes.value.length;
  for (
    [row, column] = [row + by[0], column + by[1]];
    inside();
    [row, column] = [row + by[0], column + by[1]]
  ) {
    const next = table.querySelector(`[data-place="${row} ${column}"]`);
    if (next instanceof HTMLElement) return next.focus();
  }
}

/** @param {{check: Check | null, told: (text: string) => void}} props */
function Matrix({ check, told }) {
  const reached = useSignal("0 0");
  const there =
    check &&
    (check.confusion[Number(reached.value.split(" ")[0])]?.[Number(reached.value.split(" ")[1])] ?? 0) > 0;
  const first = check?.confusion.flatMap((row, truth) =>
    row.flatMap((n, answer) => (n > 0 ? [`${truth} ${answer}`] : [])),
  )[0];
  /** @type {Pointing} */
  const pointing = {
    at: there ? reached.value : (first ?? ""),
    told,
    reach: (place) => {
      reached.value = place;
    },
  };
  return html`<div class="classes-scroll" tabindex="0">
    <table aria-label=${words.confusionHelp} onKeyDown=${onKeyDown} onPointerLeave=${() => told("")}>
      <colgroup><col class="class-name" />${classes.value.map((name) => html`<col key=${name} />`)}<col class="class-bar" /><col class="class-share" /></colgroup>
      <thead class="unseen"><tr><th scope="col">${words.truth}</th>${classes.value.map((name) => html`<th key=${name} scope="col">${words.takenFor(name)}</th>`)}
        <td></td><th scope="col">${words.classAccuracy}</th></tr></thead>
      <tbody>${classes.value.map((name, truth) => html`<${Row} key=${name} check=${check} truth=${truth} pointing=${pointing} />`)}</tbody>
    </table>
  </div>`;
}

export function Classes() {
  const pointed = useSignal("");
  const check = shownCheck.value;
  const section = useRef(/** @type {HTMLElement | null} */ (null));
  const opened = useRef(/** @type {typeof cell.value} */ (null));
  const now = cell.value;
  // The keyboard goes into the cell, and comes back to where it was.
  useEffect(() => {
    const was = opened.current;
    opened.current = now;
    const place = now ? ".cell-back" : was && `[data-place="${was.truth} ${was.answer}"]`;
    if (place && (was === null) !== (now === null))
      /** @type {HTMLElement | null} */ (section.current?.querySelector(place))?.focus({
        preventScroll: true,
      });
  }, [now]);
  const about = check ? words.afterEpoch(check.epoch) : words.noCheck;
  return html`<section class="classes" aria-label=${words.confusion} ref=${section}>
    ${
      now && check
        ? html`<${ConfusionPictures} at=${now} check=${check} />`
        : html`<h2>${words.confusion}<span class="muted">${pointed.value || about}</span></h2>
          <${Matrix} check=${check} told=${(/** @type {string} */ text) => {
            pointed.value = text;
          }} />`
    }
  </section>`;
}
