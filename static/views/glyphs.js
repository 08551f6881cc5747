/** Small drawings of what a kind of layer does to its maps, 48 by 32: by kind, else by family, else a plain card. */

import { html } from "htm/preact";

/** @import { ComponentChildren } from "preact" */

/** @param {number} x @param {number} y @param {number} size @param {string} tone */
const cell = (x, y, size, tone) => html`<rect class=${tone} x=${x} y=${y} width=${size} height=${size} />`;

/**
 * A map of square cells.
 * @param {number} x @param {number} y @param {number} count cells along each side @param {number} size of the whole
 * @param {(row: number, column: number) => string} tone
 */
const map = (x, y, count, size, tone = () => "g-pale") =>
  Array.from({ length: count * count }, (_, i) => {
    const pitch = size / count;
    const [row, column] = [Math.floor(i / count), i % count];
    return cell(x + column * pitch, y + row * pitch, pitch - 0.8, tone(row, column));
  });

/** @param {string} d @param {string} [tone] */
const line = (d, tone = "g-line") => html`<path class=${tone} d=${d} />`;

const ARROW = line("M25 16h5m-2-2 2 2-2 2");
/** @param {number} row @param {number} column */
const patch = (row, column) => (row < 3 && column < 3 ? "g-kernel" : "g-pale");
/** @param {number} row @param {number} column */
const corner = (row, column) => (row < 2 && column < 2 ? "g-kernel" : "g-pale");
/** @param {number} row @param {number} column */
const firstCell = (row, column) => (row + column === 0 ? "g-dark" : "g-pale");
const FROM_GRID = map(2, 6, 4, 20, corner);

/** @param {ComponentChildren} drawn */
const pooled = (drawn) => [FROM_GRID, ARROW, map(33, 11, 2, 10, firstCell), drawn];

/** Three maps behind one another. @param {number} x @param {(plane: number) => string} tone */
const planes = (x, tone) =>
  [0, 1, 2].map(
    (plane) =>
      html`<rect class=${tone(plane)} x=${x + plane * 4} y=${12 - plane * 4} width="12" height="12" />`,
  );

/** A curve in a frame with its axes. @param {string} d @param {ComponentChildren} [more] */
const curve = (d, more) => [line("M8 24h32M24 4v24", "g-axis"), line(d, "g-curve"), more];

/** The spread of numbers, before and after. @param {ComponentChildren} [more] */
const bells = (more) => [
  line("M3 26h18M27 26h18", "g-axis"),
  line("M3 26c5 0 5-16 8-16 2 0 3 16 10 16", "g-line"),
  ARROW,
  line("M27 26c6 0 6-18 9-18s3 18 9 18", "g-curve"),
  more,
];

/** Which numbers a normalization takes together. @param {(row: number, column: number) => boolean} together */
const sharing = (together) =>
  map(10, 3, 4, 26, (row, column) => (together(row, column) ? "g-kernel" : "g-pale"));

const HOLES = new Set([1, 6, 8, 15]);

/** @type {Record<string, () => ComponentChildren>} */
const KINDS = {
  Conv2D: () => [map(2, 5, 4, 22, patch), ARROW, map(32, 9, 3, 14, firstCell)],
  DepthwiseConv2D: () => [
    planes(1, () => "g-plane"),
    line("M22 12h4M22 18h4"),
    planes(27, (plane) => (plane === 2 ? "g-kernel" : "g-plane")),
  ],
  SeparableConv2D: () => [
    planes(2, () => "g-plane"),
    line("M22 16h5"),
    planes(28, () => "g-plane"),
    cell(44, 14, 4, "g-dark"),
  ],
  Conv2DTranspose: () => [
    map(2, 11, 2, 10, firstCell),
    line("M15 16h5m-2-2 2 2-2 2"),
    map(24, 5, 4, 22, patch),
  ],
  MaxPooling2D: () => pooled(cell(2, 6, 4.2, "g-dark")),
  AveragePooling2D: () => pooled(null),
  L2Pooling2D: () => pooled(line("M3 15 11 7", "g-curve")),
  GlobalAveragePooling2D: () => [map(2, 6, 4, 20, () => "g-kernel"), ARROW, cell(34, 13, 6, "g-dark")],
  GlobalMaxPooling2D: () => [
    map(2, 6, 4, 20, (row, column) => (row === 1 && column === 2 ? "g-dark" : "g-kernel")),
    ARROW,
    cell(34, 13, 6, "g-dark"),
  ],
  BatchNormalization: () => bells(),
  LayerNormalization: () => sharing((row) => row === 1),
  GroupNormalization: () => sharing((row, column) => row < 4 && column < 2),
  InstanceNormalization: () => sharing((row, column) => row < 4 && column === 1),
  RMSNormalization: () => bells(line("M36 8v18", "g-axis")),
  Activation: () => curve("M8 24h16L36 8"),
  LeakyReLU: () => curve("M8 27 24 24 36 8"),
  PReLU: () => curve("M24 24 36 8", line("M8 28 24 24 8 25", "g-line")),
  Maxout: () => curve("M10 10 22 24 38 6"),
  Dense: () => [
    [6, 16, 26].flatMap((from) => [6, 16, 26].map((to) => line(`M12 ${from}L36 ${to}`))),
    [6, 16, 26].flatMap((y) =>
      [12, 36].map((x) => html`<circle class=${x === 12 ? "g-plane" : "g-dark"} cx=${x} cy=${y} r="3" />`),
    ),
  ],
  Dropout: () => map(11, 3, 4, 26, (row, column) => (HOLES.has(row * 4 + column) ? "g-hole" : "g-kernel")),
  SpatialDropout2D: () => planes(14, (plane) => (plane === 1 ? "g-hole" : "g-kernel")),
  GaussianNoise: () => line("M4 16l4-6 3 9 4-12 3 15 4-11 3 8 4-10 3 13 4-12 3 9 4-5", "g-curve"),
  Flatten: () => [
    map(2, 8, 3, 16),
    line("M20 16h4m-2-2 2 2-2 2"),
    Array.from({ length: 6 }, (_, i) => cell(26 + i * 3.6, 14.4, 3, i < 2 ? "g-kernel" : "g-pale")),
  ],
  Reshape: () => [
    Array.from({ length: 4 }, (_, i) => cell(2 + i * 5, 14, 4.2, i < 2 ? "g-kernel" : "g-pale")),
    line("M24 16h4m-2-2 2 2-2 2"),
    map(32, 9, 2, 14, (row) => (row ? "g-pale" : "g-kernel")),
  ],
  UpSampling2D: () => [
    map(2, 11, 2, 10, firstCell),
    line("M15 16h5m-2-2 2 2-2 2"),
    map(24, 5, 4, 22, (row, column) => (row < 2 && column < 2 ? "g-dark" : "g-pale")),
  ],
  ZeroPadding2D: () => map(11, 3, 5, 26, (row, column) => (row % 4 && column % 4 ? "g-kernel" : "g-hole")),
  Cropping2D: () => map(11, 3, 5, 26, (row, column) => (row % 4 && column % 4 ? "g-kernel" : "g-gone")),
  Parallel: () => [
    line("M3 16h6c5 0 3-9 8-9h14c5 0 3 9 8 9h6M9 16c5 0 3 9 8 9h14c5 0 3-9 8-9"),
    html`<rect class="g-kernel" x="19" y="3" width="10" height="8" rx="2" /><rect class="g-kernel" x="19" y="21" width="10" height="8" rx="2" />`,
  ],
};

/** Where a kind has no drawing, its family's typical one stands. @type {Record<string, string>} */
const TYPICAL = {
  convolution: "Conv2D",
  pooling: "MaxPooling2D",
  normalization: "BatchNormalization",
  activation: "Activation",
  dense: "Dense",
  regularization: "Dropout",
  reshape: "Reshape",
  resizing: "UpSampling2D",
  block: "Parallel",
};

const PLAIN = () => html`<rect class="g-pale" x="12" y="6" width="24" height="20" rx="3" />`;

/** @param {{kind: string, family: string}} props */
export const Glyph = ({ kind, family }) =>
  html`<svg class="glyph" viewBox="0 0 48 32" aria-hidden="true" focusable="false">${(KINDS[kind] ?? KINDS[TYPICAL[family]] ?? PLAIN)()}</svg>`;
