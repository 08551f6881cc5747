/** Which layers are on the screen: only those are watched in a training. */

import { useEffect } from "preact/hooks";
import { onScreen } from "../state/store.js";

/** @type {WeakMap<Element, string>} */
const names = new WeakMap();

/** @param {string} id @param {boolean} seen */
function mark(id, seen) {
  if (onScreen.value.has(id) === seen) return;
  const next = new Set(onScreen.value);
  if (seen) next.add(id);
  else next.delete(id);
  onScreen.value = next;
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const id = names.get(target);
      if (id) mark(id, isIntersecting);
    }
  },
  { rootMargin: "200px" },
);

/** Keep track of one element of a layer. @param {{current: Element | null}} ref @param {string} id */
export function useVisible(ref, id) {
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    names.set(element, id);
    observer.observe(element);
    return () => {
      observer.unobserve(element);
      mark(id, false);
    };
  }, [ref, id]);
}
