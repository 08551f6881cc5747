/** The stream of the run that is shown: what it says becomes what the page knows. */

import { batch, effect } from "@preact/signals";
import { getHistory } from "../api/http.js";
import { RunStream } from "../api/stream.js";
import { afterPaint } from "../canvas/painter.js";
import { words } from "../words/words.js";
import { put } from "./frames.js";
import { BLANK, PASSING, upTo, withEvent } from "./journal.js";
import { guarded, notify } from "./notices.js";
import { unfolded } from "./panels.js";
import { withRow } from "./rows.js";
import { forgetStats, tell } from "./stats.js";
import {
  connected,
  journal,
  kernelView,
  LIVE,
  lastLayer,
  onScreen,
  rows,
  run,
  selected,
  tab,
  weightsFrom,
} from "./store.js";

/** @import { ApiError } from "../api/http.js" */
/** @import { Watch } from "../api/stream.js" */
/** @import { Frame, Row, Run, Stats, StreamEvent } from "../types.d.ts" */

/** @type {RunStream | null} */
let stream = null;
/** @type {Watch} */
let watched = { layers: [], weights: [], changes: [], stats: [], rate: 10 };
let read = BLANK;
/** The number of the last event that was there before the page was: of those only what the journal says is news. */
let past = 0;
let seen = 0;
/** Called where a server that came back goes on with a run that an edit has ended meanwhile. */
let stopAgain = () => {};

/** What the page shows now. @returns {Watch} */
function shown() {
  const layers = [...onScreen.value, lastLayer.value?.id, selected.value].filter((id) => id != null);
  const looked = selected.value && unfolded("inspector") ? [selected.value] : [];
  const kernels = tab.value === "filters" && kernelView.value;
  return {
    layers: [...new Set(layers)],
    weights: kernels === "weights" ? looked : [],
    changes: kernels === "changes" ? looked : [],
    stats: tab.value === "maps" ? looked : [],
    rate: 10,
  };
}

/** Let the server send what is looked at, and nothing else. */
export const startWatching = () =>
  effect(() => {
    watched = shown();
    stream?.watch(watched);
  });

/** @param {Frame | Stats} frame */
function receiveFrame(frame) {
  if (frame.type === "stats") tell(frame);
  else put(frame);
  afterPaint(() => stream?.ack(frame.step), "ack");
}

/**
 * Take over where the run that is shown stands; what came after a step that it went back to is dropped, and a run that an
 * edit has ended is over although what comes from the server was said before it knew.
 * @param {Run} now
 */
export function adopt(now) {
  const known = run.value;
  if (known?.id !== now.id) return;
  const over = !LIVE.has(known.state) && LIVE.has(now.state);
  batch(() => {
    run.value = { ...known, ...now, ...(over ? { state: known.state } : {}) };
    rows.value = upTo(rows.value, run.value.step);
  });
}

/** @param {any} event */
function progress({ seq: _seq, type: _type, confusion: _confusion, class_accuracy: _accuracy, ...row }) {
  const known = run.value;
  if (!known) return;
  batch(() => {
    rows.value = withRow(rows.value, row);
    run.value = { ...known, step: row.step, epoch: row.epoch, metrics: { ...known.metrics, ...row } };
  });
}

/** @param {{state: Run["state"], message?: string}} event */
function ended({ state, message }) {
  if (run.value) run.value = { ...run.value, state };
  const told = message ?? run.value?.error?.message;
  if (state === "failed") notify("error", told ?? words.runFailed);
  if (weightsFrom.value === run.value?.id) return;
  weightsFrom.value = run.value?.id ?? null;
}

/** Read the curve of a training that the page has not seen all of. @param {string} id */
const loadRows = (id) =>
  guarded(async () => {
    const history = await getHistory(id);
    if (run.value?.id !== id) return;
    rows.value = [...history, ...rows.value].reduce(withRow, /** @type {Row[]} */ ([]));
  });

/** @param {{run: Run, last_seq: number}} event */
function greeted({ run: now, last_seq: last }) {
  if (past > last || seen > last) loadRows(now.id);
  past = Math.min(past, last);
  seen = Math.min(seen, last);
  if (run.value && !LIVE.has(run.value.state) && LIVE.has(now.state)) stopAgain();
  adopt(now);
  if (!LIVE.has(now.state)) ended(now);
}

/** @type {Record<string, (event: any) => void>} */
const ON_EVENT = {
  hello: greeted,
  state: ({ run: now }) => adopt(now),
  metrics: progress,
  epoch: progress,
  diagnosis: ({ severity, code, message }) => {
    if (!PASSING.has(code)) return;
    const [, what, more] = /^(.*?\.)(?:\s+(.*))?$/s.exec(message) ?? ["", message, ""];
    notify(severity, what, more);
  },
  end: ended,
};

/** @param {StreamEvent} event */
function receive(event) {
  read = withEvent(read, event);
  if (event.type === "hello" || event.seq > past) ON_EVENT[event.type]?.(event);
  if (event.type !== "hello") seen = event.seq;
  if (event.seq >= past) journal.value = read;
}

/**
 * Follow a run from now on.
 * @param {Run} next @param {boolean} isNew false for a run that was there before the page
 * @param {(error: ApiError) => void} onGone called where the server does not have the run any more
 * @param {() => void} onOver called where the server still works at what is over here
 */
export function attach(next, isNew, onGone, onOver) {
  stream?.close();
  stopAgain = onOver;
  read = BLANK;
  past = isNew ? 0 : Number.POSITIVE_INFINITY;
  seen = 0;
  batch(() => {
    run.value = next;
    rows.value = [];
    journal.value = BLANK;
    forgetStats();
    connected.value = true;
  });
  stream = new RunStream(next.id, {
    onEvent: receive,
    onFrame: receiveFrame,
    onConnection: (up) => {
      connected.value = up;
    },
    onGone,
  });
  stream.watch(watched);
}

/** Follow no run any more. */
export function detach() {
  stream?.close();
  stream = null;
}
