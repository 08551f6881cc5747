/** One curve in training and in validation over the epochs. */

import { effect, useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { forgetPaint, paintSoon } from "../canvas/painter.js";
import { axisEnd, smoothed, WINDOW } from "../state/curve.js";
import { rows, run, training, viewed } from "../state/store.js";
import { theme } from "../state/theme.js";
import { words } from "../words/words.js";

/** @import { Row } from "../types.d.ts" */
/** @typedef {"loss" | "accuracy"} Curve */

/** @param {Row[]} known @param {Curve} field @param {number} steps steps of an epoch @returns {uPlot.AlignedData} */
export function series(known, field, steps) {
  const validation = field === "loss" ? "val_loss" : "val_accuracy";
  if (known.length === 0) return [[0], [null], [null]];
  return [
    known.map(({ step }) => step / steps),
    smoothed(known, field),
    known.map((row) => row[validation] ?? null),
  ];
}

const epochs = () => run.peek()?.epochs ?? training.peek().epochs;

/** Room above and below the curve; the whole of 0 to 1 while there is none. @param {uPlot} _plot @param {number | null} low @param {number | null} high @returns {[number, number]} */
function rangeOf(_plot, low, high) {
  if (low == null || high == null) return [0, 1];
  const margin = Math.max((high - low) * 0.08, 0.01);
  return [Math.max(0, low - margin), high + margin];
}

/** @param {string} name @returns {string} a colour of the theme */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Mark the step that is looked at, where it is a past one. @param {uPlot} plot */
function markStep(plot) {
  const step = viewed.peek();
  if (step === null) return;
  const { ctx, bbox } = plot;
  const x = plot.valToPos(step / (run.peek()?.steps_per_epoch ?? 1), "x", true);
  ctx.save();
  ctx.strokeStyle = token("--muted");
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** @param {(index: number | null) => void} onCursor @param {HTMLElement} box @returns {uPlot.Options} */
function options(onCursor, box) {
  const [ink, line, train, accent] = ["--muted", "--line", "--curve", "--accent"].map(token);
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: (plot) => [0, axisEnd(plot.data[0]?.at(-1) ?? 0, epochs())] },
      y: { range: rangeOf },
    },
    axes: [
      { ...axis, size: 24, gap: 4, grid: { show: false }, incrs: [1, 2, 5, 10, 20, 50, 100] },
      { ...axis, size: 42, gap: 6, space: 36 },
    ],
    cursor: { sync: { key: "training" }, y: false, points: { size: 6 }, drag: { x: false, y: false } },
    hooks: { setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)], draw: [markStep] },
    series: [
      {},
      { stroke: train, width: 1.5, spanGaps: true, points: { show: false } },
      {
        stroke: accent,
        width: 2,
        spanGaps: true,
        points: { show: true, size: 6, fill: accent, stroke: accent },
      },
    ],
  };
}

/** @param {{title: string, field: Curve, format: (value: number) => string}} props */
export function Chart({ title, field, format }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const cursor = useSignal(/** @type {number | null} */ (null));
  useEffect(() => {
    const element = /** @type {HTMLElement} */ (box.current);
    /** @type {uPlot | null} */
    let plot = null;
    const data = () => series(rows.peek(), field, run.peek()?.steps_per_epoch ?? 1);
    const draw = () => plot?.setData(data());
    const build = () => {
      plot?.destroy();
      plot = new uPlot(
        options((index) => {
          cursor.value = index;
        }, element),
        data(),
        element,
      );
    };
    const stopTheme = effect(() => {
      void theme.value;
      paintSoon(build);
    });
    const stopRows = effect(() => {
      void [rows.value, run.value?.epochs, training.value.epochs, viewed.value];
      paintSoon(draw);
    });
    const resize = new ResizeObserver(() =>
      plot?.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resize.observe(element);
    return () => {
      stopTheme();
      stopRows();
      resize.disconnect();
      forgetPaint(build);
      forgetPaint(draw);
      plot?.destroy();
    };
  }, [field]);
  const validation = field === "loss" ? "val_loss" : "val_accuracy";
  const known = rows.value;
  const place = cursor.value ?? known.length - 1;
  const trained = smoothed(known, field).findLast((value, i) => value !== null && i <= place);
  const checked = known.findLast((row, i) => row[validation] != null && i <= place);
  /** @param {number | null | undefined} value */
  const show = (value) => (value == null ? "–" : format(value));
  return html`<figure class="chart">
    <figcaption><b>${title}</b>
      <span class="series train" title=${words.smoothedHelp(WINDOW)}>${words.training} <output>${show(trained)}</output>${known.length > 0 && html`<small>${words.smoothed(WINDOW)}</small>`}</span>
      <span class="series valid">${words.validationSeries} <output>${show(checked?.[validation])}</output></span>
      <span class="axis-name muted">${words.epochs}</span>
    </figcaption>
    <div class="plot" ref=${box} role="img" aria-label=${title}></div>
    ${known.length === 0 && html`<p class="no-curve">${words.noCurve}</p>`}
  </figure>`;
}
