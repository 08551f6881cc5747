import assert from "node:assert/strict";
import { test } from "node:test";
import { shrunkSize } from "../../static/canvas/shrink.js";
import { typicalExtent } from "../../static/state/typical.js";

/** Pictures of a lit bar in the middle, so many pixels high. @param {number[]} heights @param {number} [channels] */
function bars(heights, channels = 1) {
  const [side, count] = [10, heights.length];
  const data = new Uint8Array(count * side * side * channels);
  for (const [i, height] of heights.entries())
    for (let row = 0; row < height; row += 1) data[(i * side * side + row * side + 5) * channels] = 200;
  const labels = heights.map(() => 0);
  return { dataset: "", offset: 0, shape: [count, side, side, channels], data, labels };
}

test("things take the share of their frame that most of them take", () => {
  assert.equal(typicalExtent(bars([7, 7, 8, 7, 1])), 0.7);
  assert.equal(typicalExtent(bars([10])), 1);
});

test("pictures in colours have no ground to be told from", () => {
  assert.equal(typicalExtent(bars([7], 3)), null);
  assert.equal(typicalExtent(null), null);
});

test("a picture is sent with no side longer than the server keeps", () => {
  assert.deepEqual(shrunkSize(4000, 3000), [512, 384]);
  assert.deepEqual(shrunkSize(300, 200), [300, 200]);
  assert.deepEqual(shrunkSize(5000, 2), [512, 1]);
});
