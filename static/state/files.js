/** Files: a network is saved with its settings, opened again from the picker or by a drop, and taken away in other forms. */

import { signal } from "@preact/signals";
import { ApiError, exportDesign, exportWeights, readDesign } from "../api/http.js";
import { words } from "../words/words.js";
import { design, open, toOpen } from "./actions.js";
import { guarded, notify } from "./notices.js";
import { datasets, learned, training } from "./store.js";
import * as undoing from "./undo.js";

/** @import { Architecture, Design, Training } from "../types.d.ts" */

/** Bytes; the largest preset takes 40 kB. */
const LARGEST = 2_000_000;

/** Hand a file to the person. @param {string} name @param {Blob} blob */
function hand(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @param {string} name of the network @returns {string} one that every file system takes */
const fileName = (name) =>
  `${
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "network"
  }.json`;

/** Save the network with its settings. */
export function save() {
  const text = `${JSON.stringify(design(), null, 2)}\n`;
  hand(fileName(design().architecture.name), new Blob([text], { type: "application/json" }));
}

/** Download the network in another form, or what a run has learned. @param {"py" | "ipynb" | "keras" | "npz"} format */
export const download = (format) =>
  guarded(async () => {
    const file =
      format === "keras" || format === "npz"
        ? learned.value && exportWeights(format, learned.value)
        : exportDesign(format, design());
    if (!file) return;
    const { name, blob } = await file;
    hand(name, blob);
  });

/** What a file holds: a network, alone or with its settings. @param {string} text @returns {{architecture: Architecture, training?: Partial<Training>} | null} */
export function parse(text) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (found?.architecture) return { architecture: found.architecture, training: found.training ?? {} };
  return found?.layers ? { architecture: found } : null;
}

/** The settings of a file where its pictures are known here, else the present ones. @param {Partial<Training>} settings @returns {Training} */
const usable = (settings) =>
  settings.dataset === undefined || datasets.value.some(({ name }) => name === settings.dataset)
    ? { ...training.value, ...settings }
    : { ...training.value, ...settings, dataset: training.value.dataset, pinned: training.value.pinned };

/** Open a network from a file. One that cannot be read is told in words, and what is on the page stays. @param {File} file */
export const openFile = (file) =>
  guarded(async () => {
    const isLast = toOpen();
    if (file.size > LARGEST) return notify("error", words.fileTooLarge(file.name));
    const found = parse(await file.text());
    if (!found) return notify("error", words.fileUnreadable(file.name), words.fileUnreadableHint);
    /** @type {Design} */
    const asked = { architecture: found.architecture, training: usable(found.training ?? {}) };
    try {
      asked.architecture = await readDesign(asked);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) throw error;
      return notify("error", words.fileRefused(file.name), `${error.message} ${error.hint}`);
    }
    if (!isLast()) return;
    undoing.remember(design(), "");
    open(asked);
  });

/** True while a file is held over the page. */
export const held = signal(false);

/** @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/** @param {DragEvent} event @returns {File | undefined} */
const networkIn = (event) =>
  [...(event.dataTransfer?.files ?? [])].find(
    ({ name, type }) => type === "application/json" || /\.json$/i.test(name),
  );

/** Take networks that are dropped anywhere on the page; a drop that no part of it takes must not lead away from it. */
export function startDrops() {
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    held.value = true;
    event.preventDefault();
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) held.value = false;
  });
  addEventListener("drop", (event) => {
    held.value = false;
    if (!hasFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    const file = networkIn(event);
    if (file) openFile(file);
    else notify("warning", words.fileOfNoUse);
  });
}
