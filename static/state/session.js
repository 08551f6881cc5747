/** The beginning: what the server offers, the network to show, the link that follows every edit. */

import { batch, effect, untracked } from "@preact/signals";
import { getDatasets, getHealth, getPreset, getPresets, getSchema } from "../api/http.js";
import { words } from "../words/words.js";
import { loadPictures, open } from "./actions.js";
import { withIds } from "./architecture.js";
import { fromHash, isLink, toHash } from "./link.js";
import { look, restoreLook } from "./look.js";
import { guarded, notify, report, withdraw } from "./notices.js";
import { comeBack, findRun } from "./runs.js";
import { prefixesOf } from "./schema.js";
import {
  architecture,
  blocks,
  datasets,
  health,
  loaded,
  presets,
  reachable,
  schemas,
  selected,
  training,
  warm,
} from "./store.js";

/** @import { Linked } from "../types.d.ts" */

const DEFAULT = "small-convnet";
const WHILE_COLD = 400;
const WHILE_AWAY = 2000;
const WHILE_WARM = 10_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let nextLook;

/** Keep asking how the server is: often while it warms up or is away. */
async function followHealth() {
  clearTimeout(nextLook);
  try {
    health.value = await getHealth();
    reachable.value = true;
  } catch {
    reachable.value = false;
  }
  const pause = reachable.value && warm.value ? WHILE_WARM : reachable.value ? WHILE_COLD : WHILE_AWAY;
  nextLook = setTimeout(followHealth, pause);
}

/** A server that is lost is looked for at once, and the message goes when it is found. */
function followReach() {
  effect(() => {
    if (reachable.value) untracked(() => withdraw(words.offline));
    else untracked(followHealth);
  });
}

/** The network to begin with: of the link, of a live training, or the default. */
async function firstDesign() {
  const linked = fromHash(location.hash);
  if (!linked && isLink(location.hash)) notify("error", words.linkUnreadable);
  const run = await findRun(!linked).catch((error) => void report(error));
  const own =
    run?.architecture && run.training ? { architecture: run.architecture, training: run.training } : null;
  const given = linked ?? own;
  return { design: given ?? (await getPreset(DEFAULT)), run, known: given !== null, seen: linked?.look };
}

/** Load everything that the first picture needs, side by side. */
export async function startServer() {
  followHealth();
  followReach();
  await guarded(async () => {
    const [schema, presetList, datasetList, { design, run, known, seen }] = await Promise.all([
      getSchema(),
      getPresets(),
      getDatasets(),
      firstDesign(),
    ]);
    batch(() => {
      schemas.value = { architecture: schema.architecture, training: schema.training };
      presets.value = presetList;
      datasets.value = datasetList;
      blocks.value = schema.blocks ?? [];
      architecture.value = withIds(design.architecture, prefixesOf(schema.architecture));
      training.value = { ...training.value, ...design.training };
      if (!known) loaded.value = { name: DEFAULT, architecture: architecture.value };
      selected.value = architecture.value.layers[0]?.id ?? null;
      if (seen) restoreLook(seen);
    });
    loadPictures(Math.floor(training.value.pinned / 24) * 24);
    if (run) comeBack(run);
  });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let written = "";

/** Write the state into the address, and read it when the address is changed by hand. */
export function startSharing() {
  effect(() => {
    /** @type {Linked} */
    const present = { architecture: architecture.value, training: training.value, look: look.value };
    clearTimeout(timer);
    timer = setTimeout(() => {
      written = toHash(present);
      history.replaceState(null, "", written);
    }, 250);
  });
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    const linked = fromHash(location.hash);
    if (linked) openLinked(linked);
    else if (isLink(location.hash)) notify("error", words.linkUnreadable);
  });
}

/** @param {Linked} linked */
const openLinked = (linked) =>
  batch(() => {
    open(linked);
    restoreLook(linked.look);
  });
