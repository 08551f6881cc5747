/** The whole network in miniature, where it is wider than the screen; what is in sight is framed, and the frame can be moved. */

import { computed, useSignal, useSignalEffect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { walk } from "../state/architecture.js";
import { architecture, factsById, faultsById, selected } from "../state/store.js";
import { whenDrawn } from "../state/together.js";
import { zoom } from "../state/zoom.js";
import { words } from "../words/words.js";

/** @typedef {{id: string, x: number, y: number, width: number, height: number, block: boolean}} Mark */
/** @typedef {{width: number, height: number, marks: Mark[]}} Plan in pixels of the screen */

/** An overview is for networks that are so much wider than what is seen. */
const WORTH = 2.5;

/** Which cards there are, and where they belong. */
const order = computed(() =>
  [...walk(architecture.value)].map(({ layer, path }) => `${layer.id} ${path}`).join(),
);

/** @param {HTMLElement} stage @returns {Plan} where every card stands, the last where it would scroll to */
function planOf(stage) {
  const frame = stage.getBoundingClientRect();
  const end = stage.querySelector(".place.end")?.getBoundingClientRect().left ?? frame.right;
  const marks = [...stage.querySelectorAll("article.card")].map((card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    const from = card.matches(".place.last > *") ? end - width : left;
    return {
      id: /** @type {HTMLElement} */ (card).dataset.layer ?? "",
      x: from - frame.left + stage.scrollLeft,
      y: top - frame.top + stage.scrollTop,
      width,
      height,
      block: card.classList.contains("block"),
    };
  });
  return { width: stage.scrollWidth, height: stage.scrollHeight, marks };
}

/** @param {Mark} mark */
function toneOf({ id, block }) {
  if (faultsById.value.has(id)) return "fault";
  if (selected.value === id) return "chosen";
  if (block) return "block";
  return (factsById.value.get(id)?.params ?? 0) > 0 ? "learns" : "";
}

/** @param {{stage: {current: HTMLElement | null}}} props what the cards stand on */
export function Overview({ stage }) {
  const plan = useSignal(/** @type {Plan | null} */ (null));
  const sight = useSignal({ left: 0, width: 0 });
  const map = useRef(/** @type {HTMLElement | null} */ (null));
  const look = () => {
    const { current } = stage;
    if (!current) return;
    const { scrollLeft: left, clientWidth: width } = current;
    if (left !== sight.peek().left || width !== sight.peek().width) sight.value = { left, width };
  };
  const measure = () => {
    if (!stage.current) return;
    const next = planOf(stage.current);
    if (JSON.stringify(next) !== JSON.stringify(plan.peek())) plan.value = next;
    look();
  };
  useEffect(() => {
    const { current } = stage;
    if (!current) return undefined;
    const sizes = new ResizeObserver(measure);
    for (const one of [current, current.firstElementChild]) if (one) sizes.observe(one);
    current.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      current.removeEventListener("scroll", look);
    };
  }, [stage]);
  useSignalEffect(() => {
    void [order.value, zoom.value];
    whenDrawn(measure);
  });
  const { width, height, marks } = plan.value ?? { width: 0, height: 1, marks: [] };
  if (width < sight.value.width * WORTH) return null;
  /** @param {PointerEvent} event */
  const go = ({ clientX }) => {
    if (!map.current || !stage.current) return;
    const frame = map.current.getBoundingClientRect();
    stage.current.scrollLeft = ((clientX - frame.left) / frame.width) * width - sight.value.width / 2;
  };
  /** @param {PointerEvent} event */
  const press = (event) => {
    map.current?.setPointerCapture(event.pointerId);
    go(event);
  };
  /** Only what was pressed here moves the frame: a card is dragged past. @param {PointerEvent} event */
  const move = (event) => {
    if (map.current?.hasPointerCapture(event.pointerId)) go(event);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const pages = { ArrowLeft: -0.25, ArrowRight: 0.25, PageUp: -1, PageDown: 1, Home: -1e6, End: 1e6 };
    const by = pages[/** @type {keyof typeof pages} */ (event.key)];
    if (by === undefined || !stage.current) return;
    event.preventDefault();
    stage.current.scrollLeft += by * sight.value.width;
  };
  const share = Math.round((sight.value.left / Math.max(width - sight.value.width, 1)) * 100);
  return html`<div class="overview" ref=${map} role="scrollbar" tabindex="0" aria-label=${words.overview} aria-controls="strip"
    aria-orientation="horizontal" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${share}
    onPointerDown=${press} onPointerMove=${move} onKeyDown=${onKeyDown}>
    <svg viewBox=${`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      ${marks.map((mark) => html`<rect key=${mark.id} class=${toneOf(mark)} x=${mark.x} y=${mark.y} width=${mark.width} height=${mark.height} />`)}
      <rect class="in-sight" x=${sight.value.left} y="0" width=${sight.value.width} height=${height} />
    </svg>
  </div>`;
}
