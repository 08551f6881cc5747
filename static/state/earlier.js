/** Trainings that were before the one that is shown, kept for comparison: in this window, and named in the browser for the next time. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { getHistory, getRun, getRuns } from "../api/http.js";
import { differences, tellingFirst } from "./compare.js";
import { guarded } from "./notices.js";
import { withRow } from "./rows.js";
import { recallNames, rememberNames } from "./storage.js";
import { architecture, LIVE, rows, run, training, weightsFrom } from "./store.js";

/** @import { Begun } from "./compare.js" */
/** @import { Row, Run } from "../types.d.ts" */
/** @typedef {{id: string, place: number, steps: number, design: Begun, rows: Row[], shown: boolean}} Earlier `place`: which of the colours is its own; `steps`: of an epoch */

const KEY = "playground.runs";
/** As many as can be told apart beside each other. */
const MOST = 5;
/** Fewer rows make no curve. */
const LEAST = 2;

/** The oldest first. */
export const earlier = signal(/** @type {Earlier[]} */ ([]));

/** @param {Earlier[]} others @returns {number} the first colour that none of them has */
const freePlace = (others) => {
  const taken = new Set(others.map(({ place }) => place));
  let place = 0;
  while (taken.has(place)) place += 1;
  return place;
};

/** @param {Run} one @param {Row[]} known */
function add(one, known) {
  if (!one.architecture || !one.training || known.length < LEAST) return;
  const others = earlier.value.filter(({ id }) => id !== one.id).slice(-(MOST - 1));
  /** @type {Earlier} */
  const fresh = {
    id: one.id,
    place: freePlace(others),
    steps: one.steps_per_epoch,
    design: { architecture: one.architecture, training: one.training, from: one.weights_from ?? null },
    rows: known,
    shown: one.training.dataset === training.value.dataset,
  };
  earlier.value = [...others, fresh];
}

/** What the present training is, or the next one will be. @returns {Begun} */
const present = () => {
  const { architecture: own, training: settings, weights_from: from = null } = run.value ?? {};
  return own && settings
    ? { architecture: own, training: settings, from }
    : { architecture: architecture.value, training: training.value, from: weightsFrom.value };
};

const others = computed(() => earlier.value.filter(({ id }) => id !== run.value?.id));

/** The earlier trainings that are drawn. */
export const drawn = computed(() => others.value.filter(({ shown }) => shown));

/** Each earlier training with what it has other than the present one. */
export const compared = computed(() => {
  const ours = present();
  const telling = tellingFirst(others.value.map(({ design, id }) => differences(ours, design, id)));
  return others.value.map((one, i) => ({ ...one, differs: telling[i] }));
});

/** @param {string} id */
export const toggleEarlier = (id) => {
  earlier.value = earlier.value.map((one) => (one.id === id ? { ...one, shown: !one.shown } : one));
};

/** Compare with it no more; the run itself stays where it is. @param {string} id */
export const forgetEarlier = (id) => {
  earlier.value = earlier.value.filter((one) => one.id !== id);
  remember(named().filter((known) => known !== id));
};

const named = () => recallNames(KEY);

/** @param {string[]} ids */
const remember = (ids) => rememberNames(KEY, ids, MOST + 1);

/** Bring back what this browser trained before, as far as the server still has it. */
const load = () =>
  guarded(async () => {
    const known = named();
    if (known.length === 0) return;
    const there = new Map((await getRuns()).map((one) => [one.id, one]));
    for (const id of known) {
      const state = there.get(id)?.state ?? "";
      if (!there.has(id) || LIVE.has(state) || id === run.value?.id) continue;
      const [one, history] = await Promise.all([getRun(id), getHistory(id)]);
      add(one, history.reduce(withRow, /** @type {Row[]} */ ([])));
    }
  });

/** Keep each training when another takes its place. */
export function startComparing() {
  /** @type {{one: Run, known: Row[]} | null} */
  let last = null;
  effect(() => {
    const now = run.value ? { one: run.value, known: rows.value } : null;
    const before = last;
    last = now;
    if (before && before.one.id !== now?.one.id) untracked(() => add(before.one, before.known));
    if (now && now.one.id !== before?.one.id)
      remember([...named().filter((id) => id !== now.one.id), now.one.id]);
  });
  load();
}
