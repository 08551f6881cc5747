import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, isLink, toHash } from "../../static/state/link.js";
import { residual } from "./networks.mjs";

const linked = {
  architecture: { ...residual(), name: "Netz mit Ü und 卷积" },
  training: {
    dataset: "digits",
    batch_size: 64,
    epochs: 5,
    optimizer: { name: "Adam", learning_rate: 0.001 },
    loss: "mse",
    seed: 0,
    pinned: 3,
  },
  look: { tab: "filters" },
};

/** A link as it was made on the day that the format was settled. */
const SENT =
  "#s=HYxBCsMwDAT_smdfeiv-SulB2MISpGqxlYYQ_Pcouc3uMnuAehF1Lr52Rj7w5z70a8iPBKNPdCAkqP1Wv3ZhbRL0TNi0utxUhMx4GWHNhIX2OEF-vSN4JzW1drmVnAaHjKpNfWDOEw";

test("a link gives back what was put into it", () => {
  assert.deepEqual(fromHash(toHash(linked)), linked);
});

test("a link holds only letters that survive everywhere, and fewer than its JSON", () => {
  const hash = toHash(linked);
  assert.match(hash, /^#s=[\w-]+$/);
  assert.ok(hash.length < JSON.stringify(linked).length);
});

test("a link that was sent once opens for ever", () => {
  assert.deepEqual(fromHash(SENT), {
    architecture: { version: 1, name: "a", input: { height: 8, width: 8, channels: 1 }, layers: [] },
    training: { dataset: "digits" },
    look: {},
  });
});

test("what is no link of ours is no design", () => {
  for (const hash of ["", "#", "#network", "#s=", "#s=%%%", "#s=e30", "#s=AAAA", toHash(linked).slice(0, -9)])
    assert.equal(fromHash(hash), null);
});

test("a link that was cut is still seen to be one", () => {
  assert.equal(isLink(toHash(linked).slice(0, 20)), true);
  assert.equal(isLink("#network"), false);
});

test("a link to what the page cannot show at all is no design", () => {
  const block = (/** @type {unknown[]} */ inside) => [{ kind: "Parallel", branches: [inside, []] }];
  const nested = Array.from({ length: 200 }).reduce((/** @type {any} */ inside) => block(inside), []);
  const many = Array.from({ length: 501 }, () => ({ kind: "Flatten" }));
  const wrong = [null, {}, [null], [{ kind: 3 }], block([null]), [{ kind: "Flatten", id: {} }], nested, many];
  for (const layers of wrong) {
    const hash = toHash(/** @type {any} */ ({ ...linked, architecture: { ...linked.architecture, layers } }));
    assert.equal(fromHash(hash), null);
  }
});

test("a link whose name or optimizer the page cannot write down is no design", () => {
  const { architecture, training } = linked;
  for (const name of [{}, 5])
    assert.equal(
      fromHash(toHash(/** @type {any} */ ({ ...linked, architecture: { ...architecture, name } }))),
      null,
    );
  for (const optimizer of [null, "Adam", {}, { name: "Adam" }, { name: "Adam", learning_rate: "fast" }])
    assert.equal(
      fromHash(toHash(/** @type {any} */ ({ ...linked, training: { ...training, optimizer } }))),
      null,
    );
});

test("a link that would unpack to more than any network is not read to its end", () => {
  const hash = toHash(/** @type {any} */ ({ ...linked, look: { tab: " ".repeat(5_000_000) } }));
  assert.ok(hash.length < 10_000);
  assert.equal(fromHash(hash), null);
});

test("a link whose input has no size, or whose kernels are none, is no design", () => {
  const { architecture } = linked;
  const { input, layers } = architecture;
  const read = (/** @type {any} */ changes) =>
    fromHash(toHash({ ...linked, architecture: { ...architecture, ...changes } }));
  for (const height of [null, -1, 0, 2.5, "28", 1e300])
    assert.equal(read({ input: { ...input, height } }), null);
  const kernels = [
    null,
    "sobel",
    [null],
    [{}],
    [{ filter: 0, values: [["x"]] }],
    [{ filter: 0, values: [1] }],
  ];
  for (const one of kernels) assert.equal(read({ layers: [{ ...layers[0], kernels: one }] }), null);
  const set = [
    { filter: 0, name: "sobel_x" },
    { filter: 1, values: [[1, null]] },
  ];
  assert.ok(read({ layers: [{ ...layers[0], kernels: set }] }));
});
