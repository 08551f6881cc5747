/** A block of layers in small: every layer a mark, branches over one another between split and merge. */

import { html } from "htm/preact";

/** @import { LooseLayer } from "../types.d.ts" */
/** @typedef {{x: number, y: number, layer: LooseLayer}} Mark */
/** @typedef {{marks: Mark[], lines: string[], width: number}} Plan */

const STEP = 9;
const LANE = 8;
const FORK = 5;

/** @param {LooseLayer[]} layers @returns {number} lanes that stand over one another */
const lanesOf = (layers) =>
  Math.max(
    1,
    ...layers.map(({ branches }) => branches?.reduce((sum, branch) => sum + lanesOf(branch), 0) ?? 1),
  );

/** @param {LooseLayer[]} layers @param {number} x @param {number} y the middle @returns {Plan} */
function planOf(layers, x, y) {
  /** @type {Plan} */
  const plan = { marks: [], lines: [], width: 0 };
  for (const layer of layers) {
    const at = x + plan.width;
    const inner = layer.branches ? forked(layer.branches, at, y) : single(layer, at, y);
    plan.marks.push(...inner.marks);
    plan.lines.push(...inner.lines);
    plan.width += inner.width;
  }
  return plan;
}

/** @param {LooseLayer} layer @param {number} x @param {number} y @returns {Plan} */
const single = (layer, x, y) => ({
  marks: [{ x: x + STEP / 2, y, layer }],
  lines: [`M${x} ${y}h${STEP}`],
  width: STEP,
});

/** @param {LooseLayer[][]} branches @param {number} x @param {number} y @returns {Plan} */
function forked(branches, x, y) {
  const heights = branches.map((branch) => lanesOf(branch) * LANE);
  let top = y - heights.reduce((sum, height) => sum + height, 0) / 2;
  const plans = branches.map((branch, b) => {
    const middle = top + heights[b] / 2;
    top += heights[b];
    return { ...planOf(branch, x + FORK, middle), middle };
  });
  const wide = Math.max(STEP, ...plans.map(({ width }) => width));
  const end = x + FORK + wide;
  const wires = plans.map(
    ({ width, middle }) =>
      `M${x} ${y}C${x + 3} ${y} ${x + 2} ${middle} ${x + FORK} ${middle}M${x + FORK + width} ${middle}H${end}C${end + 3} ${middle} ${end + 2} ${y} ${end + FORK} ${y}`,
  );
  return {
    marks: plans.flatMap(({ marks }) => marks),
    lines: [...wires, ...plans.flatMap(({ lines }) => lines)],
    width: wide + 2 * FORK,
  };
}

/** @type {Record<string, string>} */
const TONES = { convolution: "g-kernel", dense: "g-kernel", pooling: "g-plane" };

/** How large a layer's mark is: as its window is. @param {LooseLayer} layer */
const sideOf = ({ kernel_size: size, pool_size: pool }) => Math.min(3 + Number(size ?? pool ?? 1) * 0.8, 7);

/** The layers that make a block what it is: those with a window or branches. @param {LooseLayer[]} layers @param {(kind: string) => string} familyOf @returns {LooseLayer[]} */
const gist = (layers, familyOf) =>
  layers
    .filter(({ kind, branches }) => branches || Object.hasOwn(TONES, familyOf(kind)))
    .map((layer) =>
      layer.branches ? { ...layer, branches: layer.branches.map((one) => gist(one, familyOf)) } : layer,
    );

/** @param {{layers: LooseLayer[], familyOf: (kind: string) => string}} props */
export function BlockGlyph({ layers: all, familyOf }) {
  const layers = gist(all, familyOf);
  const { marks, lines, width } = planOf(layers, 2, 0);
  const high = Math.max(lanesOf(layers) * LANE + 4, 20);
  const wide = Math.max(width + 4, 40);
  return html`<svg class="glyph" viewBox=${`${(width + 4 - wide) / 2} ${-high / 2} ${wide} ${high}`} aria-hidden="true" focusable="false">
    <path class="g-line" d=${lines.join("")} />
    ${marks.map(({ x, y, layer }) => {
      const side = sideOf(layer);
      return html`<rect class=${TONES[familyOf(layer.kind)]} x=${x - side / 2} y=${y - side / 2} width=${side} height=${side} rx="1" />`;
    })}
  </svg>`;
}
