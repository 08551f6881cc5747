/** Arithmetic: the output size with its numbers put in, the sliding window, and what the layer costs. */

import { html } from "htm/preact";
import { training } from "../../state/store.js";
import { words } from "../../words/words.js";
import { bytes, integer, pair } from "../format.js";
import { Formula } from "./formula.js";
import { SlidingWindow } from "./slide.js";

/** @import { LayerFacts, WindowFacts } from "../../types.d.ts" */
/** @import { TabProps } from "./inspector.js" */

/** What the window leaves out or adds, in words. @param {{window: WindowFacts}} props */
function Remarks({ window: { unused, pad } }) {
  const said = /** @type {const} */ (["height", "width"]).flatMap((axis, i) =>
    unused[i] > 0 ? [words.unusedRows(unused[i], axis)] : [],
  );
  if (pad.some(([before, after]) => after === before + 1)) said.push(words.unevenPadding);
  return html`<p class=${`remark ${unused.some((n) => n > 0) ? "loud" : ""}`} data-testid="unused">${said.length ? said.join(" ") : words.allUsed}</p>`;
}

/** The last "= result" of a sum stands out. @param {{sum: string}} props */
function Sum({ sum }) {
  const at = sum.lastIndexOf("= ");
  return at < 0 ? html`<b>${sum}</b>` : html`${sum.slice(0, at + 2)}<b>${sum.slice(at + 2)}</b>`;
}

/** @param {{known: LayerFacts}} props */
function Sums({ known }) {
  const cells = known.output_shape.reduce((product, n) => product * n, 1);
  const batch = training.value.batch_size;
  const { size, jump } = known.receptive_field;
  const rows = [
    [words.sums.params, known.params_formula || integer(known.params)],
    ...(known.params !== known.trainable_params
      ? [[words.sums.trainable, integer(known.trainable_params)]]
      : []),
    [words.sums.macs, known.macs_formula || integer(known.macs)],
    [words.sums.activation, words.activationSum(integer(cells), batch, bytes(cells * 4 * batch))],
  ];
  return html`<dl class="sums">
    ${rows.map(([name, sum]) => html`<dt>${name}</dt><dd><${Sum} sum=${sum} /></dd>`)}
    <dt>${words.sums.field}</dt><dd><b>${pair(size)}</b>, ${words.fieldStep(jump[0] === jump[1] ? String(jump[0]) : pair(jump))}</dd>
  </dl>`;
}

/** @param {TabProps} props */
export function Arithmetic({ layer, known }) {
  if (!known) return null;
  return html`
    ${known.formula_parts?.length ? html`<${Formula} parts=${known.formula_parts} />` : null}
    ${known.window ? html`<${SlidingWindow} layer=${layer} known=${known} /><${Remarks} window=${known.window} />` : html`<p class="muted">${words.noWindow}</p>`}
    <${Sums} known=${known} />`;
}
