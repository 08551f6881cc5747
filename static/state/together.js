/** An edit and what the server says of it are drawn together: one frame in place of two, where the answer comes in a moment. */

import { options } from "preact";

/** Milliseconds that an edit waits for its answer, at most: less than one sees. */
const MOMENT = 30;

/** What waits to be drawn. @type {(() => void) | null} */
let waiting = null;
/** What is to be done with the page as it then is. @type {(() => void)[]} */
let behind = [];
let holds = 0;

function draw() {
  if (holds > 0) return;
  const [now, calls] = [waiting, behind];
  waiting = null;
  behind = [];
  now?.();
  for (const call of calls) call();
}

/** Call once all that has changed up to now is drawn. @param {() => void} call */
export function whenDrawn(call) {
  behind.push(call);
  queueMicrotask(draw);
}

/** Draw as soon as something changed, or, while an answer is awaited, when it is there. */
export function startDrawing() {
  options.debounceRendering = (render) => {
    waiting = render;
    queueMicrotask(draw);
  };
}

/** Let the drawing of what changed wait for an answer. @template T @param {Promise<T>} answer @returns {Promise<T>} */
export function drawnWith(answer) {
  holds += 1;
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    holds -= 1;
    queueMicrotask(draw);
  };
  const timer = setTimeout(release, MOMENT);
  return answer.finally(() => {
    clearTimeout(timer);
    release();
  });
}
