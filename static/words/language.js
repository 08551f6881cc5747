/** Which language the page speaks: the one that the address names (`?lang=zh`), else the browser's first that there is. */

/** Each by its own name. @type {Record<string, string>} */
export const LANGUAGES = { en: "English", zh: "简体中文" };

/**
 * @param {string | null} named what the address asks for
 * @param {readonly string[]} preferred the browser's languages, best first, as "zh-CN"
 * @returns {string}
 */
export function choose(named, preferred) {
  const known = [named, ...preferred].map((tag) => tag?.toLowerCase().split("-")[0] ?? "");
  return known.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? "en";
}

/** The address of the page in another language; what it shows stays. @param {string} address @param {string} language */
export function addressIn(address, language) {
  const url = new URL(address);
  url.searchParams.set("lang", language);
  return url.href;
}

const inBrowser = typeof location !== "undefined" && typeof document !== "undefined";

export const language = inBrowser
  ? choose(new URLSearchParams(location.search).get("lang"), navigator.languages)
  : "en";

if (inBrowser) document.documentElement.lang = language;
