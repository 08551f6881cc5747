/** How far the fields of the layers in hand can go, asked of the server whenever the network changes. */

import { effect, signal, untracked } from "@preact/signals";
import { ApiError, analyze, getLeeway } from "../api/http.js";
import { find, update } from "./architecture.js";
import { toProblem } from "./follow.js";
import { report } from "./notices.js";
import { architecture, dataset, problems, reachable, selected, settled } from "./store.js";
import { unchanged } from "./unchanged.js";

/** @import { Architecture, Leeway, Problem } from "../types.d.ts" */
/** @typedef {Record<string, Leeway>} Fields */

/** The layer under the pointer or with the focus. */
export const inHand = signal(/** @type {string | null} */ (null));

/** @typedef {{of: Architecture, fields: Fields, still: string | null}} Known `still`: the one field that it holds for although that was changed */

/** What is known of layers: of the network as it is, or as it was a moment ago. */
const known = signal(/** @type {ReadonlyMap<string, Known>} */ (new Map()));

/** @type {Map<string, {of: Architecture, answer: Promise<void>}>} */
const asked = new Map();

/** @param {string} layer @param {string} field @returns {Leeway | undefined} what is known of a field */
export const leewayOf = (layer, field) => known.value.get(layer)?.fields[field];

/** Whether a field's leeway is that of the network as it is now. @param {string} layer @param {string} field */
export function isFresh(layer, field) {
  const entry = known.value.get(layer);
  return entry?.of === architecture.value && (entry.still ?? field) === field;
}

/** Keep what is known of a field that was just changed: its legal values do not hang on which of them it has. @param {string} layer @param {string} field */
export function keepFresh(layer, field) {
  const entry = known.peek().get(layer);
  if (entry) known.value = new Map([[layer, { ...entry, of: architecture.peek(), still: field }]]);
}

/** The new fields with the old objects where nothing changed, so that only what changed is drawn anew. @param {Fields} fresh @param {Fields} [old] @returns {Fields} */
const shared = (fresh, old = {}) =>
  Object.fromEntries(Object.entries(fresh).map(([name, one]) => [name, unchanged(old[name], one)]));

/** Ask how far a layer's fields can go, once for each state of the network. @param {string} layer @returns {Promise<void>} */
export function learn(layer) {
  const of = architecture.peek();
  if (!find(of, layer)) return Promise.resolve();
  const before = asked.get(layer);
  if (before?.of === of) return before.answer;
  const answer = getLeeway({ architecture: of, layer, dataset: dataset.peek()?.name }).then(
    (fields) => {
      if (architecture.peek() !== of) return;
      const before = known.peek().get(layer)?.fields;
      known.value = new Map([...known.peek()].filter(([, entry]) => entry.of === of)).set(layer, {
        of,
        fields: shared(fields, before),
        still: null,
      });
    },
    (error) => {
      asked.delete(layer);
      if (!(error instanceof ApiError && error.status === 422)) report(error);
    },
  );
  asked.set(layer, { of, answer });
  return answer;
}

/** Begin to follow: what one sees comes first. */
export const startLeeway = () =>
  effect(() => {
    void settled.value;
    const layers = new Set([selected.value, inHand.value].filter((id) => id !== null));
    if (reachable.value) untracked(() => layers.forEach(learn));
  });

effect(() => {
  void dataset.value;
  asked.clear();
});

const key = (/** @type {Problem} */ { path, code, message }) => `${path} ${code} ${message}`;

/**
 * What a value breaks that is sound now; nothing where it can be taken, or where the server cannot be asked.
 * @param {string} layer @param {string} field @param {unknown} value @param {string[]} together
 * @returns {Promise<Problem | undefined>}
 */
export async function broken(layer, field, value, together) {
  const wanted = [layer, ...together].reduce(
    (network, id) => update(network, id, { [field]: value }),
    architecture.value,
  );
  const body = { architecture: wanted, dataset: dataset.value?.name };
  const known = new Set(problems.value.map(key));
  try {
    const { problems: found } = await analyze(body, new AbortController().signal);
    return found.find((problem) => problem.severity === "error" && !known.has(key(problem)));
  } catch (error) {
    if (error instanceof ApiError && error.status === 422) return toProblem(error);
    report(error);
    return undefined;
  }
}
