/** The beginning: what the server offers, and the network to show. */

import { batch, effect, untracked } from "@preact/signals";
import { getDatasets, getHealth, getPreset, getPresets, getSchema } from "../api/http.js";
import { words } from "../words/words.js";
import { loadPictures, pageOf } from "./actions.js";
import { withIds } from "./architecture.js";
import { restoreLook } from "./look.js";
import { guarded, report, withdraw } from "./notices.js";
import { markOpened } from "./opened.js";
import { findRun, showAgain } from "./runs.js";
import { prefixesOf } from "./schema.js";
import { linked } from "./sharing.js";
import {
  architecture,
  blocks,
  datasets,
  health,
  presets,
  reachable,
  schemas,
  selected,
  training,
  warm,
} from "./store.js";

/** @import { Linked, Run } from "../types.d.ts" */

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

/** Whether a run belongs to a link: it names it, or was written before it could and has the same network. @param {Linked | null} link @param {Run} run */
const belongs = (link, run) =>
  !link || link.run === run.id || JSON.stringify(link.architecture) === JSON.stringify(run.architecture);

/** The network to begin with: of the link, of a live training, or the default. */
async function firstDesign() {
  const link = linked();
  const found = await findRun(link?.run, !link).catch((error) => void report(error));
  const run = found && belongs(link, found) ? found : null;
  const own =
    run?.architecture && run.training ? { architecture: run.architecture, training: run.training } : null;
  const given = link ?? own;
  return { design: given ?? (await getPreset(DEFAULT)), run, known: given !== null, seen: link?.look };
}

/** Load everything that the first picture needs, side by side, and show it. */
async function begin() {
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
    if (!known) markOpened(DEFAULT, architecture.value);
    selected.value = architecture.value.layers[0]?.id ?? null;
    if (run) showAgain(run);
    if (seen) restoreLook(seen);
  });
  loadPictures(pageOf(training.value.pinned));
  return true;
}

const later = () => new Promise((resolve) => setTimeout(resolve, WHILE_AWAY));

/** Begin as soon as the server can be asked: until then nothing is shown, and the link stays what it is. */
export async function startServer() {
  followHealth();
  followReach();
  while (!(await guarded(begin))) await later();
}
