/** What is on the screen or near it: only that is painted, and only those layers are watched in a training. */

import { useEffect } from "preact/hooks";
import { onScreen } from "../state/store.js";

/** @type {WeakMap<Element, (seen: boolean) => void>} */
const listeners = new WeakMap();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
  },
  { rootMargin: "200px" },
);

/** Be told whenever an element comes near the screen or leaves it. @param {Element} element @param {(seen: boolean) => void} listener @returns {() => void} stop */
export function onSight(element, listener) {
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer.unobserve(element);
  };
}

/** @type {Map<string, boolean>} */
const changes = new Map();

/** Take over all that came and went at once, so that a scroll is one change. */
function settle() {
  const next = new Set(onScreen.value);
  for (const [id, seen] of changes) seen ? next.add(id) : next.delete(id);
  changes.clear();
  onScreen.value = next;
}

/** @param {string} id @param {boolean} seen */
function mark(id, seen) {
  if (changes.size === 0) queueMicrotask(settle);
  changes.set(id, seen);
}

/** Keep track of one element of a layer. @param {{current: Element | null}} ref @param {string} id */
export function useVisible(ref, id) {
  useEffect(() => {
    if (!ref.current) return undefined;
    const stop = onSight(ref.current, (seen) => mark(id, seen));
    return () => {
      stop();
      mark(id, false);
    };
  }, [ref, id]);
}
