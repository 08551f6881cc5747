/** What the address asks for before the hash: how the page is shown (`?theme=dark&projector&hide=train,code`). */

const inBrowser = typeof location !== "undefined" && typeof history !== "undefined";

/** @param {string} name @returns {string | null} the value, "" where it has none, null where it is not asked for */
export const asked = (name) => (inBrowser ? new URLSearchParams(location.search).get(name) : null);

/**
 * The query with one thing asked for or not; whatever else it says stays. Commas and bare names are kept readable.
 * @param {string} search @param {string} name @param {string | null} value null: not asked for
 */
export function withAsked(search, name, value) {
  const query = new URLSearchParams(search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const parts = [...query].map(([key, text]) =>
    [key, text].filter(Boolean).map(encodeURIComponent).join("=").replaceAll("%2C", ","),
  );
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** @param {string} name @param {string | null} value */
export function ask(name, value) {
  const { pathname, search, hash } = location;
  history.replaceState(history.state, "", `${pathname}${withAsked(search, name, value)}${hash}`);
}
