/** What the browser remembers: on this computer, or for this window. One that lets the page remember nothing does without. */

/** @typedef {"localStorage" | "sessionStorage"} Where */

/** @param {Where} where @returns {Storage | undefined} */
function storage(where) {
  try {
    return globalThis[where];
  } catch {
    return undefined; // Forbidden: even to look is an error then.
  }
}

/** @param {string} key @param {Where} [where] @returns {string | null} */
export const recall = (key, where = "localStorage") => storage(where)?.getItem(key) ?? null;

/** @param {string} key @param {string | null} text null: remember it no more @param {Where} [where] */
export function remember(key, text, where = "localStorage") {
  try {
    if (text === null) storage(where)?.removeItem(key);
    else storage(where)?.setItem(key, text);
  } catch {
    // No room left: what is on the page is so all the same.
  }
}

/** Names that are remembered in one line, the oldest first. @param {string} key @returns {string[]} */
export const recallNames = (key) => (recall(key) ?? "").split(" ").filter(Boolean);

/** @param {string} key @param {string[]} names @param {number} most of them the newest are kept */
export const rememberNames = (key, names, most) => remember(key, names.slice(-most).join(" "));

/** What was remembered as JSON; null where it is not what this page wrote. @param {string} key @returns {unknown} */
export function recallJson(key) {
  try {
    return JSON.parse(recall(key) ?? "null");
  } catch {
    return null;
  }
}
