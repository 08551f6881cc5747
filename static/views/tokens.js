/** The theme's colours for painting: each is read from the styles once a theme, as reading makes the browser lay out. */

import { theme } from "../state/theme.js";

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} name as "--accent" @returns {string} a colour of the theme */
export function token(name) {
  const key = `${theme.peek()} ${name}`;
  const found = known.get(key) ?? getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  if (found) known.set(key, found);
  return found;
}
