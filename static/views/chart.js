/** One figure of the training over the epochs, beside the earlier trainings that are compared with it. */

import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { forgetPaint, paintSoon } from "../canvas/painter.js";
import { hovered, lastEpoch, logLoss, pointed, smoothing, stepsPerEpoch } from "../state/curves.js";
import { drawn } from "../state/earlier.js";
import { curveOf, ratesOf } from "../state/rows.js";
import { diagnoses, rows, viewed } from "../state/store.js";
import { theme } from "../state/theme.js";
import { lookNear } from "../state/time.js";
import { words } from "../words/words.js";
import { measure, percent } from "./format.js";
import { joined, plotOf, strength } from "./plot.js";

/** @import uPlot from "uplot" */
/** @import { Curve } from "../state/rows.js" */
/** @import { Row } from "../types.d.ts" */
/** @import { Line, Mark, Plan } from "./plot.js" */
/** @typedef {"loss" | "accuracy" | "rate"} Subject */

/** @param {number} value @returns {string} as short as an axis has room for */
const short = (value) => (value >= 1e4 ? value.toExponential(0).replace("e+", "e") : measure(value));

/** @type {Record<Subject, Pick<Plan, "within" | "own" | "tick">>} */
const SUBJECTS = {
  loss: { within: null, own: true, tick: short },
  accuracy: { within: [0, 1], own: false, tick: (part) => words.percent(Number(percent(part))) },
  rate: { within: null, own: false, tick: short },
};

/** Curves of trainings that have ended, by their rows: they are drawn ten times a second beside one that goes on. @type {WeakMap<Row[], Map<string, ReturnType<typeof curveOf>>>} */
const curves = new WeakMap();

/** @param {Row[]} known @param {Curve} field @param {number} steps @param {number} window */
function curveFrom(known, field, steps, window) {
  const made = curves.get(known) ?? new Map();
  curves.set(known, made);
  const key = `${field} ${steps} ${window}`;
  const curve = made.get(key) ?? curveOf(known, field, steps, window);
  made.set(key, curve);
  return curve;
}

/** @param {Subject} subject @param {Row[]} known @param {number} steps @param {{place: number, id: string} | null} before an earlier training @returns {Line[]} */
function linesOf(subject, known, steps, before) {
  const earlier = before ? { role: before.place, id: before.id } : null;
  if (subject === "rate") {
    const { x, rate } = ratesOf(known, steps);
    return [{ x, y: rate, role: "rate", ...earlier }];
  }
  const { x, raw, smooth, valid } = curveFrom(known, subject, steps, smoothing.value);
  return [
    ...(earlier || smoothing.value === 1 ? [] : [/** @type {Line} */ ({ x, y: raw, role: "raw" })]),
    { x, y: smooth, role: "train", ...earlier },
    { x, y: valid, role: "valid", checked: true, ...earlier },
  ];
}

/** All lines of a chart, those of the present training on top. @param {Subject} subject */
const allLines = (subject) => [
  ...drawn.value.flatMap((one) => linesOf(subject, one.rows, one.steps, one)),
  ...linesOf(subject, rows.value, stepsPerEpoch.value, null),
];

/** @returns {Mark[]} */
function marks() {
  const steps = stepsPerEpoch.peek();
  const troubles = diagnoses
    .peek()
    .map(({ step }) => ({ at: step / steps, tone: /** @type {const} */ ("trouble") }));
  const looked = viewed.peek();
  return looked === null ? troubles : [...troubles, { at: looked / steps, tone: "looked" }];
}

/** Rates that differ much are read on a logarithmic axis. @param {Line[]} lines */
function manyfold(lines) {
  const rates = lines.flatMap(({ y }) => y.flatMap((rate) => (rate !== null && rate > 0 ? [rate] : [])));
  return rates.length > 0 && Math.max(...rates) >= 8 * Math.min(...rates);
}

/** @param {Subject} subject @param {Line[]} lines */
const scaleOf = (subject, lines) =>
  (subject === "loss" && logLoss.value) || (subject === "rate" && manyfold(lines)) ? "log" : "linear";

/** A chart that follows the training; what it is made of anew is the number of its lines, its scale and its colours. @param {HTMLElement} box @param {Subject} subject */
function draw(box, subject) {
  /** @type {uPlot | null} */
  let plot = null;
  let made = "";
  let lines = allLines(subject);
  const build = () => {
    plot?.destroy();
    plot = plotOf({
      ...SUBJECTS[subject],
      box,
      scale: scaleOf(subject, lines),
      lines,
      end: () => lastEpoch.peek(),
      marks,
      onHover: (epoch) => {
        if (box.matches(":hover")) hovered.value = epoch;
      },
      onPick: (epoch) => lookNear(epoch * stepsPerEpoch.peek()),
    });
  };
  const paint = () => {
    if (box.clientWidth === 0 || box.clientHeight === 0) return;
    lines = allLines(subject);
    const kind = [
      theme.value,
      scaleOf(subject, lines),
      ...lines.map(({ role, id }) => `${role} ${id}`),
    ].join();
    if (kind !== made || !plot) build();
    made = kind;
    if (!plot) return;
    for (const [i, line] of lines.entries()) Object.assign(plot.series[i + 1], strength(line, pointed.value));
    plot.setData(joined(lines, scaleOf(subject, lines)));
  };
  const stop = effect(() => {
    void [rows.value, drawn.value, smoothing.value, logLoss.value, pointed.value, theme.value];
    void [lastEpoch.value, viewed.value, diagnoses.value, stepsPerEpoch.value];
    paintSoon(paint);
  });
  const resize = new ResizeObserver(() => {
    plot?.setSize({ width: box.clientWidth, height: box.clientHeight });
    paintSoon(paint);
  });
  resize.observe(box);
  return () => {
    stop();
    resize.disconnect();
    forgetPaint(paint);
    plot?.destroy();
  };
}

/** @param {{subject: Subject, title: string, figures: {role: "train" | "valid" | "rate", name: string, text: string}[], empty?: string}} props */
export function Chart({ subject, title, figures, empty = "" }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => draw(/** @type {HTMLElement} */ (box.current), subject), [subject]);
  const said = words.chartSaid(title, figures.map(({ name, text }) => `${name} ${text}`).join(", "));
  return html`<figure class=${`chart ${subject}`}>
    <figcaption><b>${title}</b>
      ${figures.map(({ role, name, text }) => html`<span key=${role} class=${`series ${role}`} title=${name}><span class="unseen">${name} </span><output>${text}</output></span>`)}
    </figcaption>
    <div class="plot" ref=${box} role="img" aria-label=${said} onPointerLeave=${() => {
      hovered.value = null;
    }}></div>
    ${empty && html`<p class="no-curve">${empty}</p>`}
  </figure>`;
}
