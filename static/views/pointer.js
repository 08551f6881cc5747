/** Where a pointer is, in the page's own pixels: a projector enlarges them, and events count those of the screen. */

/** @param {Element} element */
export const zoomOf = (element) => element.currentCSSZoom ?? 1;

/**
 * @param {{clientX: number, clientY: number, currentTarget: EventTarget | null}} event
 * @returns {{x: number, y: number}} pixels from the left and upper edge of what the event is handled by
 */
export function pointIn({ clientX, clientY, currentTarget }) {
  const element = /** @type {Element} */ (currentTarget);
  const { left, top } = element.getBoundingClientRect();
  return { x: (clientX - left) / zoomOf(element), y: (clientY - top) / zoomOf(element) };
}
