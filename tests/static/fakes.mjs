/** A server that the tests hold in their hands: answers when they say so. */

/** @typedef {{url: string, method: string, body: any, signal: AbortSignal | null, answer: (json: any, status?: number) => void,
 *   send: (bytes: Uint8Array<ArrayBuffer>) => void, give: (response: Response) => void}} Call */

/** @type {Call[]} */
export const calls = [];

/** Put a fake fetch in place. */
export function fakeFetch() {
  calls.length = 0;
  globalThis.fetch = /** @type {any} */ (
    (/** @type {string} */ url, /** @type {RequestInit} */ options = {}) =>
      new Promise((resolve, reject) => {
        options.signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
        calls.push({
          url,
          method: options.method ?? "GET",
          body: typeof options.body === "string" ? JSON.parse(options.body) : (options.body ?? null),
          signal: options.signal ?? null,
          send: (bytes) => resolve(new Response(bytes)),
          give: resolve,
          answer: (json, status = 200) => resolve(new Response(JSON.stringify(json), { status })),
        });
      })
  );
}

/** Let all that waits for answered promises run. */
export const settle = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};

export class FakeSocket {
  static OPEN = 1;
  /** @type {FakeSocket[]} */
  static opened = [];

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    this.readyState = 0;
    /** @type {any[]} */
    this.sent = [];
    /** @type {() => void} */
    this.onopen = () => {};
    /** @type {(event: {data: any}) => void} */
    this.onmessage = () => {};
    /** @type {() => void} */
    this.onclose = () => {};
    FakeSocket.opened.push(this);
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
    this.onclose();
  }

  accept() {
    this.readyState = 1;
    this.onopen();
  }

  /** @param {object} event */
  say(event) {
    this.onmessage({ data: JSON.stringify(event) });
  }
}

function fakeStorage() {
  const store = new Map();
  return {
    getItem: (/** @type {string} */ key) => store.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => store.set(key, value),
    removeItem: (/** @type {string} */ key) => store.delete(key),
  };
}

/** Put the fakes of a browser in place. */
export function fakeBrowser() {
  FakeSocket.opened.length = 0;
  Object.assign(globalThis, {
    WebSocket: FakeSocket,
    location: { protocol: "http:", host: "here" },
    sessionStorage: fakeStorage(),
    localStorage: fakeStorage(),
    requestAnimationFrame: (/** @type {() => void} */ paint) => setImmediate(paint),
  });
  fakeFetch();
}
