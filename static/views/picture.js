/** One picture of a dataset. */

import { html } from "htm/preact";
import { imageUrl } from "../canvas/picture.js";
import { isInk } from "../state/ownpictures.js";
import { theme } from "../state/theme.js";
import { Sees } from "./sees.js";

/** @import { Theme } from "../canvas/palettes.js" */
/** @import { Pictures } from "../types.d.ts" */

/** Pixels from which on a picture is shown smooth: one does not count them. */
const FINE = 96;

/** A picture stands in several places, and stays. @type {WeakMap<Pictures, Map<string, string>>} */
const urls = new WeakMap();

/** @param {Pictures} pictures @param {number} at @param {Theme} look @returns {string | undefined} */
function urlOf(pictures, at, look) {
  const shape = pictures.shape.slice(1);
  const size = shape.reduce((product, n) => product * n, 1);
  const data = pictures.data.subarray(at * size, (at + 1) * size);
  if (data.length !== size) return undefined;
  const known = urls.get(pictures) ?? new Map();
  urls.set(pictures, known);
  const key = `${at} ${look}`;
  const url = known.get(key) ?? imageUrl({ shape, data }, look);
  known.set(key, url);
  return url;
}

/** @param {{pictures: Pictures, at?: number, label?: string, sees?: boolean}} props `at`: place among the pictures given; `sees`: whether to draw what the cell sees that one stands on */
export function Picture({ pictures, at = 0, label = "", sees = false }) {
  // Black is black in a photograph; only ink takes the colours of the page, as the grey test pictures do.
  const look = pictures.own && !isInk(pictures.own) ? "dark" : theme.value;
  const image = html`<img class=${pictures.shape[2] > FINE ? "picture fine" : "picture"} src=${urlOf(pictures, at, look)} alt=${label} draggable="false" />`;
  return sees ? html`<span class="seen">${image}<${Sees} /></span>` : image;
}
