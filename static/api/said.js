/** What the server says, in the page's language: its English sentences are the keys, "{}" stands for what varies. */

import { sayings } from "../words/words.js";

/** Keys of the server's answers under which sentences and names for people stand. */
const SPOKEN = new Set(["message", "hint", "reason", "title", "description", "summary", "device"]);
/** The same, as lists. */
const LISTED = new Set(["classes", "labels"]);

/**
 * A translator over a table of sayings: a whole sentence by itself, one with values by its pattern (of several that fit,
 * the one that says most), its values in turn.
 * @param {Record<string, string>} table English to the other language; "{}" in the order of the English, or "{0}", "{1}" where it differs
 * @returns {(text: string) => string} what is not in the table stays as it is
 */
export function translator(table) {
  const patterns = Object.entries(table)
    .filter(([english]) => english.includes("{}"))
    .map(([english, other]) => ({
      pattern: matcher(english),
      other,
      given: english.replaceAll("{}", "").length,
    }))
    .sort((one, another) => another.given - one.given);
  /** @param {string} text @returns {string} */
  const translate = (text) => {
    if (Object.hasOwn(table, text)) return table[text];
    for (const { pattern, other } of patterns) {
      const found = pattern.exec(text);
      if (found) return filled(other, found.slice(1).map(translate));
    }
    return text;
  };
  return translate;
}

/** @param {string} english */
const matcher = (english) => new RegExp(`^${english.split("{}").map(escaped).join("(.+?)")}$`, "s");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** @param {string} text @param {string[]} values */
function filled(text, values) {
  let next = 0;
  return text.replace(/\{(\d*)\}/g, (_, at) => values[at === "" ? next++ : Number(at)] ?? "");
}

const say = translator(sayings);
const mute = Object.keys(sayings).length === 0;

/**
 * An answer of the server with all that is for people in the page's language.
 * @template T @param {T} answer @returns {T}
 */
export function said(answer) {
  if (mute) return answer;
  return /** @type {T} */ (localized(answer));
}

/** @param {unknown} value @returns {unknown} */
function localized(value) {
  if (Array.isArray(value)) return value.map(localized);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (SPOKEN.has(key) && typeof one === "string") return [key, say(one)];
      if (LISTED.has(key) && Array.isArray(one))
        return [key, one.map((each) => (typeof each === "string" ? say(each) : localized(each)))];
      return [key, localized(one)];
    }),
  );
}
