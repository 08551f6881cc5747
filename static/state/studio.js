/** Pictures that are being made, by pen or camera: each draft runs through the network, and what comes meanwhile waits for its turn. */

import { effect, signal } from "@preact/signals";
import { sendPicture } from "../api/pictures.js";
import { pin } from "./actions.js";
import { guarded, report } from "./notices.js";
import { chosenSource, remember } from "./ownpictures.js";
import { previewState, reachable, training } from "./store.js";

/** @typedef {"drawing" | "camera"} Studio */
/** @typedef {() => Promise<Blob>} Take */

/** Milliseconds between two drafts at least: a training has other things to do too. */
const PACE = 100;

export const studio = signal(/** @type {Studio | null} */ (null));
/** Whether what is taken is seen as ink on paper. */
export const asInk = signal(false);

/** @type {number | string} the picture to go back to */
let before = 0;
/** @type {Take | null} */
let newest = null;
let sending = false;

/** @param {Studio} kind */
export function openStudio(kind) {
  if (studio.value === null) before = training.value.pinned;
  newest = null;
  studio.value = kind;
}

/** Leave what was made, and go back to the picture that was there before. */
export function leaveStudio() {
  if (studio.value === null) return;
  close();
  pin(before);
}

function close() {
  studio.value = null;
  newest = null;
}

/** The preview of what was pinned last is there, or there is none to come. */
const previewed = () =>
  new Promise((resolve) => {
    const stop = effect(() => {
      if (previewState.value === "busy") return;
      queueMicrotask(() => stop());
      resolve(null);
    });
  });

const pause = () => new Promise((resolve) => setTimeout(resolve, PACE));

/** @param {string} id */
const asSeen = (id) => (asInk.value && studio.value === "camera" ? `${id}-as-ink` : id);

/** Let the newest state of what is being made run through the network. @param {Take} take */
export async function offer(take) {
  newest = take;
  if (sending || !reachable.value) return;
  sending = true;
  try {
    while (newest && studio.value) {
      const [kind, now] = [studio.value, newest];
      newest = null;
      const id = await sendPicture(await now(), kind, true);
      if (studio.value !== kind) break;
      pin(asSeen(id));
      await pause();
      await previewed();
    }
  } catch (error) {
    report(error);
  } finally {
    sending = false;
  }
}

/** Keep what was made, among one's own pictures. @param {Take} take */
export const keepMade = (take) =>
  guarded(async () => {
    const kind = studio.value;
    if (!kind) return;
    const id = await sendPicture(await take(), kind);
    const seen = asSeen(id);
    close();
    remember(id);
    chosenSource.value = null;
    pin(seen);
  });
