/** The catalogue in use: files of one shape, whatever the language. */

import { language } from "./language.js";

/** @type {typeof import("./en.js")} */
const catalogue = await import(`./${language}.js`);

export const words = catalogue.words;

/** What the server says, by its English sentences, where the language is another. */
export const sayings = catalogue.sayings;
