/** Act again and again while a button is held. */

import { useEffect, useRef } from "preact/hooks";

const HOLD = 380;
const REPEAT = 75;

/** @param {() => void} act @returns {object} the button's listeners */
export function useHold(act) {
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const latest = useRef(act);
  latest.current = act;
  const release = () => clearTimeout(timer.current);
  useEffect(() => release, []);
  const again = () => {
    latest.current();
    timer.current = setTimeout(again, REPEAT);
  };
  /** @param {PointerEvent} event */
  const press = (event) => {
    if (event.button !== 0) return;
    release();
    timer.current = setTimeout(again, HOLD);
  };
  return { onPointerDown: press, onPointerUp: release, onPointerLeave: release, onPointerCancel: release };
}
