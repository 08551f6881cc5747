/** Arithmetic: the output size with its numbers put in, the sliding window, and what the layer costs. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { factsById, probe, training } from "../../state/store.js";
import { words } from "../../words/words.js";
import { costOf } from "../cost.js";
import { bytes, compact, figure, integer, measure, pair } from "../format.js";
import { Branches } from "./branches.js";
import { Formula, Knobs } from "./formula.js";
import { geometry } from "./geometry.js";
import { useLights } from "./lights.js";
import { Matrix } from "./matrix.js";
import { positionIn, SlidingWindow } from "./slide.js";

/** @import { LayerFacts, Pair } from "../../types.d.ts" */
/** @import { Geometry } from "./geometry.js" */
/** @import { TabProps } from "./inspector.js" */

/** Why an axis is not read to its end. @param {Geometry} shape @param {0 | 1} axis */
function whyUnread({ padded, reach, strides, unused }, axis) {
  if (unused[axis] === 0) return [];
  if (strides[axis] > reach[axis]) return [words.gaps];
  const steps = measure((padded[axis] - reach[axis]) / strides[axis]);
  return [words.roundedDown(`(${padded[axis]} − ${reach[axis]}) / ${strides[axis]} = ${steps}`)];
}

/** What the window leaves out or adds, in words. @param {{shape: Geometry}} props */
function Remarks({ shape }) {
  if (shape.backward) return html`<p class="remark">${words.allWritten}</p>`;
  const [rows, columns] = shape.unused;
  const lost = rows + columns > 0;
  const said = lost
    ? [words.neverRead(rows, columns), ...new Set([whyUnread(shape, 0), whyUnread(shape, 1)].flat())]
    : [];
  if (shape.pad.some(([before, after]) => after === before + 1)) said.push(words.unevenPadding);
  return html`<p class=${`remark ${lost ? "loud" : ""}`} data-testid="unused">${said.length ? said.join(" ") : words.allUsed}</p>`;
}

/** The window over the layer's input, and the cell that it makes there. @param {{layer: TabProps["layer"], known: LayerFacts, shape: Geometry}} props */
function Sliding({ layer, known, shape }) {
  const own = useSignal(/** @type {Pair | null} */ (null));
  const at = shape.backward && own.value ? own.value : positionIn(layer, shape);
  const move = (/** @type {Pair} */ cell) => {
    if (shape.backward) own.value = cell;
    else probe.value = { layer: layer.id, row: cell[0], column: cell[1] };
  };
  useEffect(() => {
    move(positionIn(layer, shape));
    return () => {
      probe.value = null;
    };
  }, [layer.id]);
  return html`<${SlidingWindow} layer=${layer} shape=${shape} at=${at} onMove=${move} /><${Remarks} shape=${shape} />
    ${known.window && known.params > 0 && html`<${Matrix} layer=${layer} known=${known} shape=${shape} at=${at} onMove=${move} />`}`;
}

/** The last "= result" of a sum stands out. @param {{sum: string}} props */
function Sum({ sum }) {
  const at = sum.lastIndexOf("= ");
  return at < 0 ? html`<b>${sum}</b>` : html`${sum.slice(0, at + 2)}<b>${sum.slice(at + 2)}</b>`;
}

/** How much a convolution saves by sharing its weights. @param {{known: LayerFacts}} props */
function AgainstDense({ known: { dense_params: dense, params, window } }) {
  if (!window || !dense || !params || dense <= params) return null;
  return html`<dt>${words.sums.dense}</dt><dd data-testid="dense">${words.denseSum(figure(dense), compact(Math.round(dense / params)))}</dd>`;
}

/** The cost of one layer; that of a block is the sum of what is inside. @param {TabProps["layer"]} layer @param {LayerFacts} known */
function costs(layer, known) {
  if (layer.branches)
    return [
      [words.sums.params, integer(costOf(layer, factsById.value, "params"))],
      [words.sums.macs, integer(costOf(layer, factsById.value, "macs"))],
    ];
  return [
    [words.sums.params, known.params_formula || integer(known.params)],
    ...(known.params !== known.trainable_params
      ? [[words.sums.trainable, integer(known.trainable_params)]]
      : []),
    [words.sums.macs, known.macs_formula || integer(known.macs)],
  ];
}

/** @param {{layer: TabProps["layer"], known: LayerFacts}} props */
function Sums({ layer, known }) {
  const cells = known.output_shape.reduce((product, n) => product * n, 1);
  const batch = training.value.batch_size;
  const { size, jump } = known.receptive_field;
  const rows = [
    ...costs(layer, known),
    [words.sums.activation, words.activationSum(integer(cells), batch, bytes(cells * 4 * batch))],
    ...(known.weight_bytes
      ? [[words.sums.weights, words.weightSum(integer(known.params), bytes(known.weight_bytes))]]
      : []),
  ];
  return html`<dl class="sums">
    ${rows.map(([name, sum]) => html`<dt>${name}</dt><dd><${Sum} sum=${sum} /></dd>`)}
    <dt>${words.sums.field}</dt><dd><b>${pair(size)}</b>, ${words.fieldStep(jump[0] === jump[1] ? measure(jump[0]) : jump.map(measure).join(" × "))}</dd>
    <${AgainstDense} known=${known} />
  </dl>`;
}

/** @param {TabProps} props */
export function Arithmetic({ layer, known }) {
  useLights();
  if (!known) return null;
  const shape = geometry(known);
  return html`
    ${known.formula_parts?.length ? html`<${Formula} layer=${layer} parts=${known.formula_parts} /><${Knobs} layer=${layer} />` : null}
    ${shape && html`<${Sliding} layer=${layer} known=${known} shape=${shape} />`}
    ${layer.branches && html`<${Branches} layer=${layer} known=${known} />`}
    ${!shape && !known.formula_parts?.length && !layer.branches && html`<p class="muted">${words.noWindow}</p>`}
    <${Sums} layer=${layer} known=${known} />`;
}
