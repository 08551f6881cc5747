/** What benchmarks/painting.py puts into the page: made-up layers that come as from a training, and a clock for frames. */

async () => {
  const store = await import("/static/state/store.js");
  const frames = await import("/static/state/frames.js");
  /** Two pictures of each layer, in turns. @type {Map<string, object[]>} */
  const pictures = new Map();
  let timer = 0;
  let turn = 0;
  let clock = 0;
  let last = 0;
  let times = [];

  /** @param {string} layer @param {number[]} shape */
  function madeUp(layer, shape) {
    const maps = shape.length === 3 ? shape[2] : 1;
    return [0, 1].map((phase) => ({
      type: "activations",
      layer,
      shape,
      low: Array(maps).fill(0),
      high: Array(maps).fill(1),
      data: Uint8Array.from(
        { length: shape.reduce((a, b) => a * b, 1) },
        (_, i) => (i * 7 + phase * 90) % 256,
      ),
    }));
  }

  function watched() {
    const ids = new Set(store.onScreen.value);
    if (store.selected.value) ids.add(store.selected.value);
    return (store.facts.value?.layers ?? []).filter(({ id }) => ids.has(id));
  }

  function bring() {
    turn += 1;
    for (const { id, output_shape: shape } of watched()) {
      if (!pictures.has(id)) pictures.set(id, madeUp(id, shape));
      const one = pictures.get(id)[turn % 2];
      frames.put({ ...one, step: turn, data: one.data });
    }
  }

  function tick(now) {
    if (last) times.push(now - last);
    last = now;
    clock = requestAnimationFrame(tick);
  }

  window.painting = {
    open(network) {
      store.architecture.value = network;
    },
    megabytes: () =>
      watched().reduce((sum, { output_shape: shape }) => sum + shape.reduce((a, b) => a * b, 1), 0) / 1e6,
    /** Let layers come so many times a second. */
    start(rate) {
      for (const { id, output_shape: shape } of watched())
        if (!pictures.has(id)) pictures.set(id, madeUp(id, shape));
      last = 0;
      timer = setInterval(bring, 1000 / rate);
      clock = requestAnimationFrame(tick);
    },
    /** Let none come; give the milliseconds of all frames until now. */
    hold() {
      clearInterval(timer);
      cancelAnimationFrame(clock);
      return times;
    },
    async idle(seconds) {
      clock = requestAnimationFrame(tick);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      const found = this.hold();
      times = [];
      last = 0;
      return found;
    },
  };
};
