/** What a layer costs, as sums with their numbers. */

import { html } from "htm/preact";
import { settled, training } from "../../state/store.js";
import { words } from "../../words/words.js";
import { costOf } from "../cost.js";
import { bytes, compact, figure, integer, measure, pair } from "../format.js";

/** @import { LayerFacts } from "../../types.d.ts" */
/** @import { TabProps } from "./inspector.js" */

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

/** The parameters of a convolution in letters, where they are one kernel a channel and filter. @param {TabProps["layer"]} layer @param {LayerFacts} known @returns {string} "" where they are not */
function inLetters(layer, known) {
  const [height, width] = (known.window ?? known.writes)?.kernel ?? [0, 0];
  const channels = (known.input_shape.at(-1) ?? 0) / Number(layer.groups ?? 1);
  const filters = known.output_shape.at(-1) ?? 0;
  const weights = height * width * channels * filters;
  if (weights === 0 || (known.params !== weights && known.params !== weights + filters)) return "";
  return words.paramLetters(height === width, Number(layer.groups ?? 1) > 1, known.params > weights);
}

/** The cost of one layer; that of a block is the sum of what is inside. @param {TabProps["layer"]} layer @param {LayerFacts} known */
function costs(layer, known) {
  if (layer.branches)
    return [
      [words.sums.params, integer(costOf(layer, settled.value.facts, "params"))],
      [words.sums.macs, integer(costOf(layer, settled.value.facts, "macs"))],
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
export function Sums({ layer, known }) {
  const cells = known.output_shape.reduce((product, n) => product * n, 1);
  const batch = training.value.batch_size;
  const { size, jump } = known.receptive_field;
  const letters = inLetters(layer, known);
  const rows = [
    ...costs(layer, known),
    [words.sums.activation, words.activationSum(integer(cells), batch, bytes(cells * 4 * batch))],
    ...(known.weight_bytes
      ? [[words.sums.weights, words.weightSum(integer(known.params), bytes(known.weight_bytes))]]
      : []),
  ];
  return html`<dl class="sums">
    ${rows.map(
      ([name, sum]) =>
        html`<dt>${name}</dt><dd><${Sum} sum=${sum} />${
          name === words.sums.params &&
          letters &&
          html` <span class="in-letters" title=${words.paramLettersHelp}>${letters}</span>`
        }</dd>`,
    )}
    <dt>${words.sums.field}</dt><dd><b>${pair(size)}</b>, ${words.fieldStep(jump[0] === jump[1] ? measure(jump[0]) : jump.map(measure).join(" × "))}</dd>
    <${AgainstDense} known=${known} />
  </dl>`;
}
