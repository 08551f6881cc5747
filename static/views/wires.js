/** The lines of a block: from its input out to every branch, and from the branches in to where they are merged. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";

/** @typedef {{middle: number, height: number, ends: number[]}} Wiring in pixels of the unzoomed page */

/** Room for the lines on each side of the branches. */
const WIDE = 34;

/** @param {HTMLElement} lanes @returns {Wiring} */
function measured(lanes) {
  const frame = lanes.getBoundingClientRect();
  const scale = frame.height / lanes.offsetHeight || 1;
  const inside = (/** @type {number} */ y) => (y - frame.top) / scale + lanes.scrollTop;
  const center = (/** @type {Element} */ one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return inside((top + bottom) / 2);
  };
  const place = lanes.closest("li");
  const line = place?.querySelector(":scope > .link > .add") ?? lanes.closest("article");
  return {
    middle: line ? center(line) : frame.height / 2,
    height: lanes.scrollHeight,
    ends: [...lanes.querySelectorAll(":scope > .lane")].map(center),
  };
}

/** Keep the wiring of a block as its branches grow and move. @param {{current: HTMLElement | null}} ref */
export function useWiring(ref) {
  const wiring = useSignal(/** @type {Wiring | null} */ (null));
  useEffect(() => {
    const { current } = ref;
    if (!current) return undefined;
    const measure = () => {
      const next = measured(current);
      if (JSON.stringify(next) !== JSON.stringify(wiring.value)) wiring.value = next;
    };
    const sizes = new ResizeObserver(measure);
    for (const one of [current, ...current.querySelectorAll(":scope > .lane")]) sizes.observe(one);
    measure();
    return () => sizes.disconnect();
  });
  return wiring.value;
}

/** @param {number} from @param {number} to */
const curve = (from, to) => `M0 ${from}C${WIDE * 0.55} ${from} ${WIDE * 0.45} ${to} ${WIDE} ${to}`;

/** @param {{wiring: Wiring | null, side: "out" | "in"}} props */
export const Wires = ({ wiring, side }) =>
  wiring &&
  html`<svg class=${`wires ${side}`} width=${WIDE} height=${wiring.height} aria-hidden="true" focusable="false">
    ${wiring.ends.map((end, i) => html`<path key=${i} d=${side === "out" ? curve(wiring.middle, end) : curve(end, wiring.middle)} />`)}
  </svg>`;
