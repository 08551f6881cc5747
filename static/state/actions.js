/** What a person can do to the network and its settings. */

import { batch } from "@preact/signals";
import { getPictures, getPreset } from "../api/http.js";
import { words } from "../words/words.js";
import * as edits from "./architecture.js";
import { layerAt, takenIds } from "./architecture.js";
import { channelsAt, withChannels } from "./blocks.js";
import { liveliest } from "./frames.js";
import { guarded, notify, withdraw } from "./notices.js";
import { markOpened, openings } from "./opened.js";
import { applyPatch } from "./patch.js";
import { adoptSettings, leaveRun, stopForEdit } from "./runs.js";
import { newLayer, prefixesOf } from "./schema.js";
import {
  architecture,
  channel,
  dataset,
  datasets,
  edited,
  factsById,
  pictures,
  run,
  schemas,
  selected,
  training,
} from "./store.js";
import { turns } from "./turns.js";
import * as undoing from "./undo.js";
import { zoom } from "./zoom.js";

/** @import { Architecture, Block, Design, Problem, Training } from "../types.d.ts" */
/** @import { NewPlace, Spot } from "./architecture.js" */

/** @returns {Design} */
export const design = () => ({ architecture: architecture.value, training: training.value });

/** @param {Architecture} next @param {string} [key] edits with one key in quick succession are one undo step */
function change(next, key = "") {
  if (next === architecture.value) return;
  undoing.remember(design(), key);
  architecture.value = next;
  keepSelection();
  afterEdit();
}

function afterEdit() {
  if (!run.value) return;
  edited.value = true;
  stopForEdit();
}

/** Select what is there: the layer in the place of one that went away. */
function keepSelection() {
  if (selected.value && edits.find(architecture.value, selected.value)) return;
  select(architecture.value.layers[0]?.id ?? null);
}

/** @param {string | null} id @param {number} [map] the feature map to show large */
export const select = (id, map) =>
  batch(() => {
    selected.value = id;
    channel.value = map ?? (id === null ? null : liveliest(id));
  });

/** @param {string} id @param {string} field @param {unknown} value @param {string[]} [together] other layers that take the value too */
export const setField = (id, field, value, together = []) =>
  change(
    [id, ...together].reduce(
      (network, one) => edits.update(network, one, { [field]: value }),
      architecture.value,
    ),
    `${id} ${field}`,
  );

/** @param {string} id */
export function removeLayer(id) {
  const place = edits.find(architecture.value, id);
  const neighbour = place?.list[place.index + 1] ?? place?.list[place.index - 1];
  if (selected.value === id && neighbour) select(neighbour.id);
  change(edits.remove(architecture.value, id));
}

/** @param {string} id @param {number} by */
export const moveLayer = (id, by) => change(edits.move(architecture.value, id, by));

/** @param {string} id @param {Spot} spot */
export function moveLayerTo(id, spot) {
  change(edits.moveTo(architecture.value, id, spot));
  select(id);
}

/** Move a layer into the block beside it, to another branch, or out of its block. @param {string} id @param {number} by */
export function moveAcross(id, by) {
  const spot = edits.across(architecture.value, id, by);
  if (spot) moveLayerTo(id, spot);
}

/** @param {{architecture: Architecture, id: string}} copy */
function showCopy(copy) {
  change(copy.architecture);
  select(copy.id);
}

/** @param {string} id */
export const copyLayer = (id) => showCopy(edits.duplicate(architecture.value, id));

/** @param {string} id @param {Spot} spot */
export const copyLayerTo = (id, spot) => showCopy(edits.copyTo(architecture.value, id, spot));

/** @param {string} kind @returns {string} how the ids of its layers begin */
const prefixOf = (kind) => prefixesOf(schemas.value?.architecture ?? null)(kind);

/** @param {NewPlace} place @param {string} kind */
export function addLayer(place, kind) {
  const id = edits.freeId(takenIds(architecture.value), prefixOf(kind));
  const layer = newLayer(schemas.value?.architecture ?? null, kind, id);
  change(edits.insert(architecture.value, place, [layer]));
  select(layer.id);
}

/** Put a well-known block somewhere, as the ordinary layers that it is made of. @param {NewPlace} place @param {Block} block */
export function addBlock(place, block) {
  const channels = channelsAt(architecture.value, factsById.value, place);
  const layers = edits.named(withChannels(block.layers, channels), takenIds(architecture.value), prefixOf);
  change(edits.insert(architecture.value, place, layers));
  select((layers.find(({ branches }) => branches) ?? layers[0]).id);
}

/** @param {string} id */
export const addBranch = (id) => change(edits.addBranch(architecture.value, id));

/** @param {string} id @param {number} branch */
export const removeBranch = (id, branch) => change(edits.removeBranch(architecture.value, id, branch));

/** Apply the repairs that come with problems, as one edit. @param {Problem[]} mended */
export function applyFix(...mended) {
  try {
    const patch = mended.flatMap(({ fix }) => fix ?? []);
    change(edits.withIds(applyPatch(architecture.value, patch), prefixOf));
    const layer = layerAt(architecture.value, mended[0]?.path ?? "");
    if (layer) select(layer.id);
  } catch (error) {
    notify("error", words.fixFailed, error instanceof Error ? error.message : "");
  }
}

/** @param {Partial<Training>} settings */
export function setTraining(settings) {
  undoing.remember(design(), `training ${Object.keys(settings)}`);
  training.value = { ...training.value, ...settings };
  adoptSettings(settings);
}

/** @param {number | string} pinned index of a test picture, or the id of a photograph or of one's own */
export const pin = (pinned) => {
  training.value = { ...training.value, pinned };
  adoptSettings({ pinned });
};

/** What is pinned with other data: one's own picture stays. */
const pinnedStill = () => (typeof training.value.pinned === "string" ? training.value.pinned : 0);

/** @param {string} name */
export function chooseDataset(name) {
  const next = datasets.value.find((one) => one.name === name);
  if (!next || name === training.value.dataset) return;
  undoing.remember(design(), "");
  const [height, width, channels] = next.shape;
  batch(() => {
    training.value = { ...training.value, dataset: name, pinned: pinnedStill() };
    architecture.value = {
      ...architecture.value,
      input: { ...architecture.value.input, height, width, channels },
    };
  });
  afterEdit();
  loadPictures(0);
}

/** Call the network something else: it stays what it is, and so does its training. @param {string} name */
export function rename(name) {
  undoing.remember(design(), "name");
  architecture.value = { ...architecture.value, name };
}

/** Whatever a network to show comes from: what was asked for last is shown. */
export const toOpen = turns();

/** @param {string} name */
export const choosePreset = (name) =>
  guarded(async () => {
    const isLast = toOpen();
    const preset = await getPreset(name);
    if (!isLast()) return;
    undoing.remember(design(), "");
    open(preset);
    markOpened(name, architecture.value);
  });

/** Show another network. Weights of the old one are left behind. @param {{architecture: Architecture, training?: Partial<Training>}} next */
export function open(next) {
  leaveRun();
  const settings = { ...training.value, ...next.training };
  const moved = settings.dataset !== training.value.dataset;
  batch(() => {
    architecture.value = edits.withIds(next.architecture, prefixOf);
    training.value = {
      ...settings,
      pinned: moved ? (next.training?.pinned ?? pinnedStill()) : settings.pinned,
    };
    keepSelection();
    zoom.value = 1;
    openings.value += 1;
  });
  if (moved || !pictures.value) loadPictures(0);
}

/** @param {(present: Design) => Design | undefined} step */
function travel(step) {
  const to = step(design());
  if (!to) return;
  const { layers, input } = architecture.value;
  const renamed =
    to.architecture.layers === layers && to.architecture.input === input && to.training === training.value;
  const moved = to.training.dataset !== training.value.dataset;
  batch(() => {
    architecture.value = to.architecture;
    training.value = { ...to.training, pinned: moved ? to.training.pinned : training.value.pinned };
    keepSelection();
  });
  if (!renamed) afterEdit();
  if (moved) loadPictures(0);
}

export const undo = () => travel(undoing.undo);
export const redo = () => travel(undoing.redo);

export const STRIP = 24;

/** Where the page of the strip begins on which a picture is. @param {number | string} pinned */
export const pageOf = (pinned) => (typeof pinned === "number" ? Math.floor(pinned / STRIP) * STRIP : 0);

const toPage = turns();

/** Load one page of validation pictures. @param {number} offset */
export const loadPictures = (offset) =>
  guarded(async () => {
    const isLast = toPage();
    const info = dataset.value;
    if (!info) return;
    if (!info.available) {
      notify("warning", words.datasetMissing(info.title), info.reason ?? "");
      return;
    }
    withdraw(words.datasetMissing(info.title));
    const last = Math.max(0, info.test_size - 1);
    const start = Math.min(Math.max(offset, 0), Math.floor(last / STRIP) * STRIP);
    const page = await getPictures(info.name, start, Math.min(STRIP, info.test_size - start));
    if (isLast()) pictures.value = page;
  });
