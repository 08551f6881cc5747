/** One animation frame for all painting: whatever arrives in between is drawn once, with the newest data. */

/** @type {Set<() => void>} */
const waiting = new Set();
/** @type {Map<string, () => void>} */
const behind = new Map();
let scheduled = false;

function schedule() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(paintAll);
}

function paintAll() {
  scheduled = false;
  const paints = [...waiting];
  const calls = [...behind.values()];
  waiting.clear();
  behind.clear();
  for (const paint of paints) paint();
  for (const call of calls) call();
}

/** Milliseconds that what can wait does wait, at most. */
const PATIENCE = 60;

/** Call once the next frame is on the screen and nothing else is to be done. @param {() => void} call */
export const afterFrame = (call) =>
  void requestAnimationFrame(() =>
    // Safari has no idle callbacks.
    "requestIdleCallback" in globalThis ? requestIdleCallback(call, { timeout: PATIENCE }) : setTimeout(call),
  );

/** Paint in the next frame; the same function is called once however often it is asked for. @param {() => void} paint */
export function paintSoon(paint) {
  waiting.add(paint);
  schedule();
}

/** Do not paint any more what is waiting. @param {() => void} paint */
export const forgetPaint = (paint) => void waiting.delete(paint);

/** Call once everything that waits now is painted; of the calls with one key the last. @param {() => void} call @param {string} key */
export function afterPaint(call, key) {
  behind.set(key, call);
  schedule();
}
