/** What benchmarks/page.py puts into the page: it waits for an answer to the next key, and says how long it took. */

async () => {
  const store = await import("/static/state/store.js");
  const frames = await import("/static/state/frames.js");
  let pressed = 0;
  addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp;
    },
    { capture: true },
  );

  /** Milliseconds from the key until the frame after now is painted: a message is read right behind the frame that it was sent in. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - pressed);
      requestAnimationFrame(() => port2.postMessage(null));
    });

  window.measured = {
    answer: Promise.resolve(0),
    open(network) {
      store.architecture.value = network;
    },
    reseed(seed) {
      store.training.value = { ...store.training.value, seed };
    },
    /** Until the size on a layer's card is another. */
    sizes(layer) {
      const card = document.querySelector(`article[data-layer="${layer}"] [data-testid="output-shape"]`);
      this.answer = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          painted().then(resolve);
        });
        observer.observe(card, { characterData: true, childList: true, subtree: true });
      });
    },
    /** Until the feature maps of a layer have another size. */
    maps(layer) {
      const before = String(frames.frameOf(layer)?.shape);
      this.answer = new Promise((resolve) => {
        const forget = frames.onFrame(layer, (frame) => {
          if (!frame || String(frame.shape) === before) return;
          queueMicrotask(() => forget());
          painted().then(resolve);
        });
      });
    },
  };
};
