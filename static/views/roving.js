/** A group of buttons that is one stop of the Tab key: the arrow keys lead through it. */

/** The rows and columns that an arrow key leads over. @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {HTMLElement[]} all @param {number} at @param {1 | -1} by @returns {HTMLElement | undefined} the one straight below or above */
function inNextRow(all, at, by) {
  const here = all[at].getBoundingClientRect();
  const others = by > 0 ? all.slice(at + 1) : all.slice(0, at).reverse();
  const middle = here.left + here.width / 2;
  return others.find((one) => {
    const box = one.getBoundingClientRect();
    return box.top !== here.top && box.left <= middle && middle <= box.right;
  });
}

/** @param {HTMLElement[]} all @param {number} at @param {string} key @returns {HTMLElement | undefined} */
function target(all, at, key) {
  /** @type {Record<string, () => HTMLElement | undefined>} */
  const ways = {
    ArrowRight: () => all[at + 1],
    ArrowLeft: () => all[at - 1],
    ArrowDown: () => inNextRow(all, at, 1),
    ArrowUp: () => inNextRow(all, at, -1),
    Home: () => all[0],
    End: () => all.at(-1),
  };
  return ways[key]?.();
}

/** For `onKeyDown` of the group. @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
export function rove(event) {
  const all = /** @type {HTMLElement[]} */ ([...event.currentTarget.querySelectorAll("[data-rove]")]);
  const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
  const next = at < 0 ? undefined : target(all, at, event.key);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
