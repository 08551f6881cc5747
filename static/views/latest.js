/** What a control shows is drawn a moment late, and the next press may come before that: it goes on from here. */

import { useRef } from "preact/hooks";

/** The newest of what a view was given, to be read by what it hears; what it sets itself holds until it is given another. @template T @param {T} given @returns {{current: T}} */
export function useLatest(given) {
  const latest = useRef(given);
  latest.current = given;
  return latest;
}
