import assert from "node:assert/strict";
import { test } from "node:test";
import { drawOutline } from "../../static/canvas/outline.js";

const PLACE = { width: 240, height: 54 };
/** @param {number} side @param {number} channels */
const conv = (side, channels) => ({ family: "convolution", shape: [side, side, channels] });

test("a bar is as high as the maps are large, and as thick as there are many", () => {
  const { bars } = drawOutline([conv(28, 8), conv(14, 8), conv(14, 64)], 28, PLACE);
  assert.equal(bars[0].height, 54);
  assert.ok(bars[1].height < bars[0].height);
  assert.equal(bars[1].width, bars[0].width);
  assert.ok(bars[2].width > bars[1].width);
  assert.ok(bars[0].x < bars[1].x && bars[1].x < bars[2].x);
});

test("a dense layer has no maps: its bar is thin and as high as it has units", () => {
  const { bars } = drawOutline(
    [
      { family: "dense", shape: [4096] },
      { family: "dense", shape: [10] },
    ],
    28,
    PLACE,
  );
  assert.equal(bars[0].height, 54);
  assert.ok(bars[1].height < 20);
});

test("branches lie above each other, inside the place of their block", () => {
  const block = { branches: [[conv(28, 8)], [conv(28, 8), conv(28, 8)]] };
  const { bars } = drawOutline([block], 28, PLACE);
  assert.equal(bars.length, 3);
  assert.ok(bars[0].y + bars[0].height <= bars[1].y);
  assert.equal(bars[1].y, bars[2].y);
});

test("the identity has no bar, only a way around", () => {
  const plain = drawOutline([conv(28, 8)], 28, PLACE);
  const residual = drawOutline([{ branches: [[conv(28, 8)], []] }], 28, PLACE);
  assert.equal(residual.bars.length, 1);
  assert.ok(residual.lines.length > plain.lines.length);
});

test("a deep network fits into the place as a shallow one does", () => {
  const deep = drawOutline(
    Array.from({ length: 100 }, () => conv(7, 512)),
    224,
    PLACE,
  );
  assert.ok(deep.width <= PLACE.width + 0.01);
  assert.ok(Math.max(...deep.bars.map(({ x, width }) => x + width)) <= PLACE.width);
});
