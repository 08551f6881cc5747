/** The link: the address follows every edit and look, is read when it is changed by hand, and can be copied. */

import { batch, computed, effect } from "@preact/signals";
import { afterFrame } from "../canvas/painter.js";
import { words } from "../words/words.js";
import { design, open, toOpen } from "./actions.js";
import { copy } from "./clipboard.js";
import { fromHash, isLink, toHash } from "./link.js";
import { look, restoreLook } from "./look.js";
import { guarded, notify, withdraw } from "./notices.js";
import { findRun, showAgain } from "./runs.js";
import { architecture, run, training as settings, weightsFrom } from "./store.js";
import * as undoing from "./undo.js";

/** @import { Linked } from "../types.d.ts" */

/** Milliseconds between two writings, at least: browsers limit how often an address may change. */
const MOMENT = 250;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let written = "";
let last = 0;

/** By itself, so that the link is not written anew with every step of the training. */
const training = computed(() => run.value?.id ?? weightsFrom.value ?? undefined);

const present = () => toHash({ ...design(), look: look.value, run: training.value });

/** What waits to be written is out of date. */
function forget() {
  clearTimeout(timer);
  timer = undefined;
}

/** Write the state into the address, but over none that was changed by hand: that one is about to be read. */
function write() {
  forget();
  if (location.hash !== written) return;
  const hash = present();
  last = performance.now();
  written = hash;
  history.replaceState(history.state, "", hash);
}

/** What the address holds, and a word where it means to hold something and does not. */
export function linked() {
  const found = fromHash(location.hash);
  if (!found && isLink(location.hash)) notify("error", words.linkUnreadable);
  return found;
}

/** @param {Linked} found */
const openLinked = (found) =>
  guarded(async () => {
    const isLast = toOpen();
    const learned = found.run ? await findRun(found.run, false) : null;
    if (!isLast()) return;
    undoing.remember(design(), "");
    batch(() => {
      open(found);
      if (learned) showAgain(learned);
      restoreLook(found.look);
    });
  });

function followHash() {
  if (location.hash === written) return;
  forget();
  written = location.hash;
  const found = linked();
  if (found) openLinked(found);
  else write();
}

/** Write the state into the address, and read it when the address is changed by hand. */
export function startSharing() {
  written = location.hash;
  effect(() => {
    void [architecture.value, settings.value, look.value, training.value];
    timer ??= setTimeout(() => afterFrame(write), last + MOMENT - performance.now());
  });
  addEventListener("hashchange", followHash);
}

/** Put the link to all that is on the page on the clipboard, and say so. */
export async function copyLink() {
  write();
  withdraw(words.linkCopied);
  if (await copy(location.href)) notify("hint", words.linkCopied);
  else notify("warning", words.linkCopyFailed);
}
