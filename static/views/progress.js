/** How far the training is, in words, figures and a bar; and the figure that counts. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { shownFigures } from "../state/curves.js";
import {
  connected,
  dataset,
  health,
  impossible,
  previewState,
  reachable,
  rows,
  run,
  training,
  viewed,
  warm,
} from "../state/store.js";
import { words } from "../words/words.js";
import { duration, integer, percent, roughly } from "./format.js";

/** @import { Run } from "../types.d.ts" */

/** @param {Run} one */
function figures({ epoch, epochs, step, steps_per_epoch }) {
  const batch = step - Math.max(epoch - 1, 0) * steps_per_epoch;
  return html`<b>${words.epochOf(Math.max(epoch, 1), epochs)}</b> · ${words.batchOf(batch, steps_per_epoch)}`;
}

/** How fast it trains and how long it will; of one that has ended, how long it did. @param {Run} one */
function speed({ metrics, state }) {
  const { images_per_second: images, seconds_left: seconds } = metrics;
  if (state !== "running") {
    const said = words[state === "queued" || state === "starting" ? "running" : state];
    const spent = rows.value.at(-1)?.seconds;
    return spent == null ? said : words.trainedFor(said, duration(spent));
  }
  const parts = [];
  if (images) parts.push(words.speed(integer(Math.round(images))));
  if (seconds != null) parts.push(words.left(duration(seconds)));
  return parts.join(" · ");
}

/** Where the page looks back to. @param {Run} one @param {number} step */
const past = ({ epochs, steps_per_epoch: steps }, step) => ({
  left: html`<b>${words.pastStep(integer(step))}</b> · ${words.pastEpoch(Math.max(1, Math.ceil(step / steps)), epochs)}`,
  right: words.past,
  part: step / (epochs * steps),
  tone: "past",
});

/** Seconds until the turn of a run that waits, counted down from what was told last. @param {Run | null} one */
function useTurn(one) {
  const told = one?.state === "queued" ? (one.queue_seconds ?? null) : null;
  const since = useSignal(0);
  useEffect(() => {
    since.value = 0;
    if (told === null) return undefined;
    const begin = Date.now();
    const timer = setInterval(() => {
      since.value = (Date.now() - begin) / 1000;
    }, 1000);
    return () => clearInterval(timer);
  }, [one]);
  return told === null ? null : Math.max(told - since.value, 0);
}

/** What a run says that does not train yet, or not again yet: one that has trained keeps its place in sight. @param {Run} one @param {number | null} turn seconds until its turn */
function waiting(one, turn) {
  const { state, step, queue_position: place } = one;
  if (state === "starting")
    return step > 0
      ? { left: figures(one), right: words.startingAgain }
      : { left: html`<b>${words.starting}</b>`, right: "" };
  const time = turn === null ? "" : words.queueTime(roughly(turn));
  if (step > 0) return { left: figures(one), right: [words.queued(place), time].filter(Boolean).join(" · ") };
  return { left: html`<b>${words.queued(place)}</b>`, right: time };
}

/** @param {number | null} turn seconds until the turn of a run that waits @returns {{left: unknown, right: unknown, part: number, tone?: string}} */
function situation(turn) {
  const one = run.value;
  if (!reachable.value)
    return { left: html`<b>${words.offline}</b>`, right: words.offlineMore, part: 0, tone: "waiting" };
  if (one) {
    const part = one.epochs > 0 ? one.step / (one.epochs * one.steps_per_epoch) : 0;
    if (viewed.value !== null) return past(one, viewed.value);
    if (!connected.value) return { left: figures(one), right: words.reconnecting, part, tone: "waiting" };
    if (one.state === "queued" || one.state === "starting")
      return { ...waiting(one, turn), part, tone: "waiting" };
    return {
      left: figures(one),
      right: speed(one),
      part,
      ...(one.state === "failed" ? { tone: "failed" } : {}),
    };
  }
  if (!warm.value && previewState.value !== "shown") {
    return { left: html`<b>${words.warming}</b>`, right: words.warmingMore, part: 0, tone: "waiting" };
  }
  if (impossible.value) return { left: html`<b>${words.notReady}</b>`, right: words.notReadyMore, part: 0 };
  const images = training.value.train_size ?? dataset.value?.train_size ?? 0;
  return { left: html`<b>${words.idle}</b>`, right: words.idleMore(images), part: 0 };
}

export function Progress() {
  const { left, right, part, tone = "" } = situation(useTurn(run.value));
  const now = Math.round(Math.min(part, 1) * 100);
  return html`<div class=${`progress ${tone}`}>
    <div class="progress-text">${left}</div>
    <div class="bar" role="progressbar" aria-label=${words.training} aria-valuenow=${now} aria-valuemin="0" aria-valuemax="100">
      <div style=${{ transform: `scaleX(${Math.min(part, 1)})` }}></div>
    </div>
    <div class="progress-text muted">${right || " "}</div>
  </div>`;
}

/** Validation accuracy at the step that is shown, and the device that trains. */
export function Headline() {
  const accuracy = viewed.value === null ? run.value?.metrics.val_accuracy : shownFigures.value.val_accuracy;
  const device = run.value?.device || health.value?.device || "";
  return html`<div class="headline">
    <div class="figure" data-testid="val-accuracy"><b>${accuracy == null ? "–" : percent(accuracy)}</b><span>${words.validation}</span></div>
    <div class="device" title=${device} aria-label=${`${words.device}: ${device}`}>${device.replace("NVIDIA ", "")}</div>
  </div>`;
}
