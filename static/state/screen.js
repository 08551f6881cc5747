/** How the page is shown, by its address: large for a projector, and without the parts that a lesson does not need. */

import { effect, signal } from "@preact/signals";
import { ask, asked } from "./address.js";

/** What a page is made for: on a projector it is laid out as on a window of this size, however large the wall. */
const WALL = [1024, 576];

export const projector = signal(asked("projector") !== null);
/** Names of what is not shown: parts, panels, tabs and fields. */
export const hidden = signal(
  /** @type {ReadonlySet<string>} */ (new Set((asked("hide") ?? "").match(/[\w-]+/g))),
);

/** @param {boolean} on */
export function setProjector(on) {
  projector.value = on;
  ask("projector", on ? "" : null);
}

/** @param {string[]} parts */
function hide(parts) {
  hidden.value = new Set(parts);
  ask("hide", parts.join(",") || null);
}

/** @param {string} part @param {boolean} shown */
export function show(part, shown) {
  const others = [...hidden.value].filter((one) => one !== part);
  hide(shown ? others : [...others, part]);
}

export const showAll = () => hide([]);

/** How much larger than usual things are drawn. @param {number} width @param {number} height of the window */
export const magnification = (width, height) =>
  Math.max(1, Math.round(Math.min(width / WALL[0], height / WALL[1]) * 20) / 20);

/** Keep the document in step. */
export function startScreen() {
  const root = document.documentElement;
  const inner = signal([innerWidth, innerHeight]);
  addEventListener("resize", () => {
    inner.value = [innerWidth, innerHeight];
  });
  effect(() => {
    const [width, height] = inner.value;
    const zoom = String(projector.value ? magnification(width, height) : 1);
    root.style.zoom = zoom;
    root.style.setProperty("--zoom", zoom);
    root.toggleAttribute("data-projector", projector.value);
  });
}
