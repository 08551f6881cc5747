/** KaTeX, loaded when the first formula is shown: it is as heavy as half the page. */

import { signal } from "@preact/signals";

/** @import { KatexOptions } from "katex" */
/** @typedef {{render: (tex: string, element: HTMLElement, options?: KatexOptions) => void}} Typesetter */

/** Null until it is there. */
export const typesetter = signal(/** @type {Typesetter | null} */ (null));

const FONTS = [
  "1em KaTeX_Main",
  "italic 1em KaTeX_Math",
  "1em KaTeX_Size1",
  "1em KaTeX_Size2",
  "1em KaTeX_Size3",
];

/** @returns {Promise<void>} settles when the stylesheet is in use */
const loadStyles = () =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = import.meta.resolve("katex/styles");
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(link.href));
    };
    document.head.append(link);
  });

/** The small build is no module: it leaves its name with the window. */
async function load() {
  await Promise.all([import("katex"), loadStyles()]);
  await Promise.all(FONTS.map((font) => document.fonts.load(font)));
  typesetter.value = /** @type {{katex: Typesetter}} */ (/** @type {unknown} */ (globalThis)).katex;
}

let asked = false;

/** Ask for it; a formula stays plain text where it does not come, and the next one asks again. */
export function wantTypesetter() {
  if (asked) return;
  asked = true;
  load().catch(() => {
    asked = false;
  });
}
