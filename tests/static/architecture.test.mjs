import assert from "node:assert/strict";
import { test } from "node:test";
import * as edits from "../../static/state/architecture.js";
import { residual } from "./networks.mjs";

/** @import { Architecture } from "../../static/types.d.ts" */

/** @param {Architecture} architecture */
const ids = (architecture) => [...edits.walk(architecture)].map(({ layer }) => layer.id);

test("the walk names every layer by its path", () => {
  const paths = [...edits.walk(residual())].map(({ path }) => path);
  assert.deepEqual(paths, [
    "layers/0",
    "layers/1",
    "layers/1/branches/0/0",
    "layers/1/branches/0/1",
    "layers/2",
  ]);
});

test("an edit leaves the old network as it was and shares what did not change", () => {
  const before = residual();
  const after = edits.update(before, "conv_3", { filters: 16 });
  assert.equal(edits.find(after, "conv_3")?.layer.filters, 16);
  assert.equal(edits.find(before, "conv_3")?.layer.filters, 8);
  assert.equal(after.layers[0], before.layers[0]);
});

test("an edit of a layer that is not there changes nothing", () => {
  const before = residual();
  assert.equal(edits.update(before, "nobody", { filters: 1 }), before);
  assert.equal(edits.remove(before, "nobody"), before);
});

test("layers are removed, moved and copied within their own list", () => {
  assert.deepEqual(ids(edits.remove(residual(), "conv_2")), ["conv_1", "block_1", "conv_3", "dense_1"]);
  assert.deepEqual(ids(edits.move(residual(), "conv_3", -1)).slice(2, 4), ["conv_3", "conv_2"]);
  assert.deepEqual(ids(edits.move(residual(), "dense_1", 5)), ids(residual()));
  const copy = edits.duplicate(residual(), "conv_1");
  assert.equal(copy.id, "conv_4");
  assert.deepEqual(ids(copy.architecture).slice(0, 2), ["conv_1", "conv_4"]);
});

test("the copy of a block gets ids of its own inside, too", () => {
  const all = ids(edits.duplicate(residual(), "block_1").architecture);
  assert.equal(new Set(all).size, all.length);
  assert.equal(all.length, 8);
});

test("a copy is put where it is dropped, and the layer stays where it is", () => {
  const network = residual();
  const [first, block, last] = network.layers.map(({ id }) => id);
  const dropped = (/** @type {number} */ index) =>
    edits.copyTo(network, first, { block: null, branch: 0, index });
  for (const [index, place] of [
    [0, 1],
    [1, 2],
    [2, 3],
  ]) {
    const { architecture, id } = dropped(index);
    assert.deepEqual(
      architecture.layers.map((layer) => layer.id),
      [first, block, last].toSpliced(place, 0, id),
    );
  }
  const inside = edits.copyTo(network, first, { block, branch: 1, index: 0 });
  assert.deepEqual(edits.listAt(inside.architecture, { block, branch: 1 })[0].id, inside.id);
});

test("a layer is put first, behind another, or into an empty branch", () => {
  const layer = { kind: "Flatten", id: "flat_1" };
  assert.equal(ids(edits.insert(residual(), { after: null }, [layer]))[0], "flat_1");
  assert.equal(ids(edits.insert(residual(), { after: "conv_2" }, [layer]))[3], "flat_1");
  const inside = edits.insert(residual(), { block: "block_1", branch: 1 }, [layer]);
  assert.deepEqual(edits.find(inside, "block_1")?.layer.branches?.[1], [layer]);
});

test("a branch is added as the identity, and taken out again", () => {
  const three = edits.addBranch(residual(), "block_1");
  assert.deepEqual(edits.find(three, "block_1")?.layer.branches?.[2], []);
  const two = edits.removeBranch(three, "block_1", 0);
  assert.deepEqual(edits.find(two, "block_1")?.layer.branches, [[], []]);
  assert.equal(edits.addBranch(two, "conv_1"), two);
});

test("a problem's path finds its layer, however deep", () => {
  assert.equal(edits.layerAt(residual(), "layers/0/kernel_size")?.id, "conv_1");
  assert.equal(edits.layerAt(residual(), "/layers/1/branches/0/1/filters")?.id, "conv_3");
  assert.equal(edits.layerAt(residual(), "layers/1")?.id, "block_1");
  assert.equal(edits.layerAt(residual(), "layers/10"), undefined);
});

test("missing ids are given, present ones stay", () => {
  const bare = { ...residual(), layers: [/** @type {any} */ ({ kind: "Flatten" }), ...residual().layers] };
  assert.deepEqual(ids(edits.withIds(bare)).slice(0, 2), ["flatten_1", "conv_1"]);
  assert.deepEqual(ids(edits.withIds(bare, () => "flat")).slice(0, 2), ["flat_1", "conv_1"]);
});

test("the part in front of a fault is a network", () => {
  assert.deepEqual(ids(edits.headBefore(residual(), "layers/1/branches/0/0/kernel_size")), ["conv_1"]);
});

test("a layer moves to a spot in its own list, into a branch and out of one", () => {
  const network = residual();
  const block = network.layers[1].id;
  const [first, , last] = network.layers.map(({ id }) => id);
  const inner = network.layers[1].branches?.[0][0].id ?? "";
  const swapped = edits.moveTo(network, first, { block: null, branch: 0, index: 2 });
  assert.deepEqual(
    swapped.layers.map(({ id }) => id),
    [block, last, first],
  );
  const into = edits.moveTo(network, first, { block, branch: 1, index: 0 });
  assert.deepEqual(
    edits.listAt(into, { block, branch: 1 }).map(({ id }) => id),
    [first],
  );
  const out = edits.moveTo(network, inner, { block: null, branch: 0, index: 0 });
  assert.equal(out.layers[0].id, inner);
  assert.equal(ids(out).length, ids(network).length);
});

test("a layer that is put where it is changes nothing, nor does a block put into itself", () => {
  const network = residual();
  const [first, block] = network.layers.map(({ id }) => id);
  assert.equal(edits.moveTo(network, first, { block: null, branch: 0, index: 0 }), network);
  assert.equal(edits.moveTo(network, block, { block, branch: 1, index: 0 }), network);
});

test("a layer goes across: into the block beside it, to the next branch, and out again", () => {
  const network = residual();
  const block = network.layers[1].id;
  const [first] = network.layers.map(({ id }) => id);
  const into = edits.across(network, first, 1);
  assert.deepEqual(into, { block, branch: 0, index: 0 });
  const inside = edits.moveTo(
    network,
    first,
    /** @type {import("../../static/state/architecture.js").Spot} */ (into),
  );
  assert.deepEqual(edits.across(inside, first, 1), { block, branch: 1, index: 0 });
  assert.deepEqual(edits.across(inside, first, -1), { block: null, branch: 0, index: 0 });
  assert.equal(edits.across(network, network.layers[2].id, 1), null);
});
