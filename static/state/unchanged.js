/** What the server says anew is mostly what it said before: where nothing changed the old objects stay, and nothing is drawn. */

/** @param {any} one @param {any} other @returns {boolean} whether two values of JSON are the same */
function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
}

/** @template T @param {T | undefined} before @param {T} now a value of JSON @returns {T} the one before, where they are the same */
export const unchanged = (before, now) => (before !== undefined && same(before, now) ? before : now);
