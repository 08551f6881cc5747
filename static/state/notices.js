/** Sentences for the person: the same one never twice. */

import { ApiError, isAbort } from "../api/http.js";
import { words } from "../words/words.js";
import { notices, reachable } from "./store.js";

/** @import { Severity } from "../types.d.ts" */

let lastId = 0;

/** @param {Severity} severity @param {string} message @param {string} [hint] */
export function notify(severity, message, hint = "") {
  lastId += 1;
  const others = notices.value.filter((notice) => notice.message !== message);
  notices.value = [...others, { id: lastId, severity, message, hint }].slice(-4);
}

/** @param {number} id */
export const dismiss = (id) => {
  notices.value = notices.value.filter((notice) => notice.id !== id);
};

/** @param {string} message */
export const withdraw = (message) => {
  notices.value = notices.value.filter((notice) => notice.message !== message);
};

/** Say what went wrong in a call; silence for calls that the page gave up. @param {unknown} error */
export function report(error) {
  if (isAbort(error)) return;
  if (error instanceof ApiError && error.status === 0) reachable.value = false;
  if (error instanceof ApiError) notify("error", error.message, error.hint);
  else notify("error", words.pageError(error instanceof Error ? error.message : String(error)));
}

/**
 * Run something and report what goes wrong.
 * @template T
 * @param {() => Promise<T>} work @returns {Promise<T | undefined>}
 */
export async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    report(error);
    return undefined;
  }
}
