/** One picture of a dataset on a canvas. */

import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { paintPicture } from "../canvas/picture.js";
import { isInk } from "../state/own.js";
import { theme } from "../state/theme.js";
import { Sees } from "./sees.js";

/** @import { Pictures } from "../types.d.ts" */

/** Pixels from which on a picture is shown smooth: one does not count them. */
const FINE = 96;

/** @param {{pictures: Pictures, at?: number, label?: string, sees?: boolean}} props `at`: place among the pictures given; `sees`: whether to draw what the cell sees that one stands on */
export function Picture({ pictures, at = 0, label, sees = false }) {
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const now = theme.value;
  useEffect(() => {
    const shape = pictures.shape.slice(1);
    const size = shape.reduce((product, n) => product * n, 1);
    const data = pictures.data.subarray(at * size, (at + 1) * size);
    // Black is black in a photograph; only ink takes the colours of the page, as the grey test pictures do.
    const look = pictures.own && !isInk(pictures.own) ? "dark" : now;
    if (ref.current && data.length === size) paintPicture(ref.current, { shape, data }, look);
  }, [pictures, at, now]);
  const canvas = html`<canvas class=${pictures.shape[2] > FINE ? "picture fine" : "picture"} ref=${ref} role=${label ? "img" : "presentation"} aria-label=${label}></canvas>`;
  return sees ? html`<span class="seen">${canvas}<${Sees} /></span>` : canvas;
}
