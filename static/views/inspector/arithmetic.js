/** Arithmetic: the output size with its numbers put in, the sliding window, one cell, and what the layer costs. */

import { html } from "htm/preact";
import { Branches } from "./branches.js";
import { Cell, useNumbers } from "./cell.js";
import { Flip } from "./flip.js";
import { Formula, Knobs } from "./formula.js";
import { geometry } from "./geometry.js";
import { useLights } from "./lights.js";
import { Matrix } from "./matrix.js";
import { Sliding } from "./slide.js";
import { Sums } from "./sums.js";

/** @import { TabProps } from "./inspector.js" */

/** @param {TabProps} props */
export function Arithmetic({ layer, known }) {
  useLights();
  useNumbers(layer.id, known?.output_shape);
  if (!known) return null;
  const shape = geometry(known);
  const filters = known.window && known.params > 0 ? shape : null;
  return html`
    ${known.formula_parts?.length ? html`<${Formula} layer=${layer} parts=${known.formula_parts} /><${Knobs} layer=${layer} />` : null}
    ${shape && html`<${Sliding} layer=${layer} shape=${shape} />`}
    ${layer.branches && html`<${Branches} layer=${layer} known=${known} />`}
    <${Cell} layer=${layer} known=${known} />
    <${Sums} layer=${layer} known=${known} />
    ${filters && html`<${Flip} /><${Matrix} layer=${layer} known=${known} shape=${filters} />`}`;
}
