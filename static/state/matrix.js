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

/** Null while it comes; "large" where it would be too large to be looked at. */
export const matrix = signal(/** @type {MatrixFacts | "large" | null} */ (null));

/** @param {string} layer @param {boolean} whole all channels and filters, not one of each @returns {() => void} give up */
export function loadMatrix(layer, whole) {
  const controller = new AbortController();
  const load = async () => {
    try {
      const found = await getMatrix({ architecture: architecture.peek(), layer, whole }, controller.signal);
      if (!controller.signal.aborted) matrix.value = found;
    } catch (error) {
      if (isAbort(error) || controller.signal.aborted) return;
      matrix.value = error instanceof ApiError && error.code === "too_large" ? "large" : null;
      if (!(error instanceof ApiError)) report(error);
    }
  };
  load();
  return () => controller.abort();
}
