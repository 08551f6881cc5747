/** The whole Keras script of the network as it is, fetched while it is looked at. */

import { effect, signal } from "@preact/signals";
import { ApiError, getScript, isAbort } from "../api/http.js";
import { inLook } from "./look.js";
import { report } from "./notices.js";
import { architecture, training } from "./store.js";

/** What the code is of: the layer, or the whole network and its training. */
export const codeOf = signal(/** @type {"layer" | "script"} */ ("layer"));
inLook("code", codeOf, (value) => value === "layer" || value === "script");

/** Null until it is there, and for a network that cannot be built. */
export const script = signal(/** @type {string | null} */ (null));

/** Milliseconds after an edit. */
const PAUSE = 150;

/** Keep the script at hand. @returns {() => void} stop */
export function followScript() {
  let controller = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const load = async () => {
    controller = new AbortController();
    const { signal } = controller;
    try {
      const text = await getScript({ architecture: architecture.peek(), training: training.peek() }, signal);
      if (!signal.aborted) script.value = text;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      script.value = null;
      // What cannot be written cannot be built, and the doctor says why.
      if (!(error instanceof ApiError && error.status === 422)) report(error);
    }
  };
  const stop = effect(() => {
    void [architecture.value, training.value];
    controller.abort();
    clearTimeout(timer);
    timer = setTimeout(load, script.peek() === null ? 0 : PAUSE);
  });
  return () => {
    stop();
    clearTimeout(timer);
    controller.abort();
  };
}
