import assert from "node:assert/strict";
import { test } from "node:test";
import { AS_DRAWN, bounds, centred } from "../../static/canvas/strokes.js";

/** @param {[number, number][]} points @param {string | null} [color] */
const stroke = (points, color = "#fff") => ({ points, width: 0.1, color });
/** @param {number[]} values */
const rounded = (values) => values.map((value) => Number(value.toFixed(6)));

test("a drawing reaches half a pen beyond its points, and an eraser leaves no ink", () => {
  const drawn = [
    stroke([
      [0.2, 0.3],
      [0.4, 0.7],
    ]),
    stroke([[0.9, 0.9]], null),
  ];
  assert.deepEqual(rounded(bounds(drawn) ?? []), [0.15, 0.25, 0.45, 0.75]);
  assert.equal(bounds([stroke([[0.9, 0.9]], null)]), null);
});

test("centred, the longer side takes its share of the pad and the middle is in the middle", () => {
  const drawn = [
    stroke([
      [0.15, 0.15],
      [0.15, 0.45],
    ]),
  ];
  const { scale, x, y } = centred(drawn, 1, 0.8);
  assert.deepEqual(rounded([scale]), [2]);
  assert.deepEqual(rounded([0.15 * scale + x, 0.3 * scale + y]), [0.5, 0.5]);
});

test("on a pad that is wide, the share is that of its height", () => {
  const drawn = [
    stroke([
      [0.5, 0.1],
      [0.5, 0.4],
    ]),
  ];
  const { scale, y } = centred(drawn, 0.5, 0.8);
  assert.deepEqual(rounded([scale]), [1]);
  assert.deepEqual(rounded([0.25 * scale + y]), [0.25]);
});

test("an empty pad stays as it is", () => {
  assert.equal(centred([], 1, 0.8), AS_DRAWN);
});
