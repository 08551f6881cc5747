/** An edit and what the server says of it are drawn together: one frame in place of two, where the answer comes in a moment. */

import { options } from "preact";

/** Milliseconds that an edit waits for its answer, at most: less than one sees. */
const MOMENT = 30;

/** What waits to be drawn. @type {(() => void) | null} */
let waiting = null;
/** What is to be done with the page as it then is. @type {(() => void)[]} */
let behind = [];
/** Runs while drawing waits. @type {ReturnType<typeof setTimeout> | undefined} */
let hold;
let awaited = 0;

function draw() {
  if (hold !== undefined) return;
  const [now, calls] = [waiting, behind];
  waiting = null;
  behind = [];
  now?.();
  for (const call of calls) call();
}

function release() {
  clearTimeout(hold);
  hold = undefined;
  queueMicrotask(draw);
}

/** Draw as soon as something changed, or, while an answer is awaited, when it is there. */
export function startDrawing() {
  options.debounceRendering = (render) => {
    waiting = render;
    queueMicrotask(draw);
  };
}

/** Let the drawing of what changes wait for an answer, for a moment at most. @returns {() => void} to be called when it is there */
export function awaitAnswer() {
  awaited += 1;
  hold ??= setTimeout(release, MOMENT);
  return () => {
    awaited -= 1;
    if (awaited === 0) release();
  };
}

/** Call once all that has changed up to now is drawn. @param {() => void} call */
export function whenDrawn(call) {
  behind.push(call);
  queueMicrotask(draw);
}
