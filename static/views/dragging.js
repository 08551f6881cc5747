/** Cards dragged by their heads: within a list, into and out of branches, out of the palette, and away. */

import { useEffect } from "preact/hooks";
import { afterFrame } from "../canvas/painter.js";
import { copyLayerTo, moveLayerTo, removeLayer } from "../state/actions.js";
import { report } from "../state/notices.js";
import { hidden } from "../state/screen.js";

/** @import { default as Sortable, Options, SortableEvent } from "sortablejs" */
/** @import { Spot } from "../state/architecture.js" */

const GROUP = "layers";
/** How long a finger rests on a head before it drags; shorter, and it scrolls. */
const REST = 220;

/** @param {string | null} block @param {number} [branch] @returns {string} the name of a list in the page */
export const listName = (block, branch = 0) => (block === null ? "" : `${block}:${branch}`);

/** @param {HTMLElement} list @param {number} index @returns {Spot} */
function spotIn(list, index) {
  const [block, branch] = (list.dataset.list ?? "").split(":");
  return branch === undefined ? { block: null, branch: 0, index } : { block, branch: Number(branch), index };
}

/** @type {Options} */
const SHARED = {
  draggable: "li[data-item]",
  direction: "horizontal",
  animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
  forceFallback: true,
  fallbackOnBody: true,
  fallbackTolerance: 4,
  fallbackClass: "dragged",
  ghostClass: "landing",
  delay: REST,
  delayOnTouchOnly: true,
  touchStartThreshold: 6,
  scroll: true,
  scrollSensitivity: 60,
  scrollSpeed: 14,
  emptyInsertThreshold: 24,
};

/** @typedef {SortableEvent & {originalEvent?: {altKey: boolean, ctrlKey: boolean}}} Dropped with what ended it, which the library's types leave out */

/** Where the item stood: the page itself puts it where it belongs, after the network has changed. @type {{parent: Node, next: Node | null} | null} */
let home = null;

const started = (/** @type {SortableEvent} */ { item, from }) => {
  home = { parent: /** @type {Node} */ (item.parentNode), next: item.nextSibling };
  document.documentElement.dataset.dragging = from.dataset.list === undefined ? "offer" : "card";
};

/** @param {SortableEvent} event @returns {Spot | null} where it was let go; null where it belongs to no list */
function ended({ item, to, newDraggableIndex }) {
  delete document.documentElement.dataset.dragging;
  home?.parent.insertBefore(item, home.next);
  home = null;
  return to.dataset.list === undefined || newDraggableIndex === undefined
    ? null
    : spotIn(to, newDraggableIndex);
}

/** @param {Dropped} event */
function endMove(event) {
  const id = event.item.dataset.item;
  const { altKey = false, ctrlKey = false } = event.originalEvent ?? {};
  const spot = ended(event);
  if (id && event.to.dataset.bin !== undefined) removeLayer(id);
  else if (id && spot) (altKey || ctrlKey ? copyLayerTo : moveLayerTo)(id, spot);
}

/** The first sign of a hand: until then nothing can be dragged, and the page is there sooner without what drags. */
const hand = new Promise((resolve) => {
  if (matchMedia("(pointer: coarse)").matches) afterFrame(() => resolve(null)); // A finger gives none before it drags.
  for (const sign of ["pointermove", "pointerdown"])
    addEventListener(sign, resolve, { once: true, passive: true });
});

/** Make an element sortable as long as it stands. @param {{current: HTMLElement | null}} ref @param {Options} options */
function useSortable(ref, options) {
  useEffect(() => {
    /** @type {Sortable | undefined} */
    let sortable;
    let gone = false;
    hand
      .then(() => import("sortablejs"))
      .then(({ default: library }) => {
        if (gone || !ref.current) return;
        sortable = library.create(ref.current, options);
        ref.current.dataset.drags = "";
      }, report);
    return () => {
      gone = true;
      sortable?.destroy();
    };
  }, [ref]);
}

/** A list whose cards can be dragged, and dropped into. @param {{current: HTMLElement | null}} ref */
export const useDropList = (ref) =>
  useSortable(ref, {
    ...SHARED,
    disabled: hidden.value.has("edit"),
    handle: ".card-head",
    filter: "button",
    preventOnFilter: false,
    group: { name: GROUP, put: (to, _, dragged) => !dragged.contains(to.el) },
    onStart: started,
    onEnd: endMove,
  });

/** Where cards are dropped that are to go. @param {{current: HTMLElement | null}} ref */
export const useBin = (ref) =>
  useSortable(ref, { ...SHARED, sort: false, group: { name: GROUP, pull: false } });

/**
 * A list that things are dragged out of, into the network, and that keeps them.
 * @param {{current: HTMLElement | null}} ref @param {(name: string, spot: Spot) => void} drop
 */
export const useSource = (ref, drop) =>
  useSortable(ref, {
    ...SHARED,
    sort: false,
    group: { name: GROUP, pull: "clone", put: false },
    onStart: started,
    onEnd: (event) => {
      const name = event.item.dataset.item;
      const spot = ended(event);
      event.clone?.remove();
      if (name && spot) drop(name, spot);
    },
  });
