/** The matrix of the layer that is taken apart, fetched when it is looked at. */

import { signal } from "@preact/signals";
import { ApiError, getMatrix, isAbort } from "../api/http.js";
import { inLook } from "./look.js";
import { report } from "./notices.js";
import { architecture } from "./store.js";

/** @import { MatrixFacts } from "../types.d.ts" */

/** Whether it is looked at. */
export const matrixOpen = signal(false);
inLook("matrix", matrixOpen, (value) => typeof value === "boolean");

/** What came last, and the layer that it is of; "large" where it would be too large to be looked at. */
const came = signal(/** @type {{layer: string, found: MatrixFacts | "large"} | null} */ (null));

/** Null while it comes. @param {string} layer */
export const matrixOf = (layer) => (came.value?.layer === layer ? came.value.found : null);

/** @param {string} layer @param {boolean} whole all channels and filters, not one of each @returns {() => void} give up */
export function loadMatrix(layer, whole) {
  const controller = new AbortController();
  const load = async () => {
    try {
      const found = await getMatrix({ architecture: architecture.peek(), layer, whole }, controller.signal);
      if (!controller.signal.aborted) came.value = { layer, found };
    } catch (error) {
      if (isAbort(error) || controller.signal.aborted) return;
      const refused = error instanceof ApiError && error.status === 422;
      came.value = refused && error.code === "too_large" ? { layer, found: "large" } : null;
      // What cannot be taken apart cannot be built, and the doctor says why.
      if (!refused) report(error);
    }
  };
  load();
  return () => controller.abort();
}
