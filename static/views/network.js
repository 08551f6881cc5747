/** The network from left to right: the input, one card a layer, lines and places to add between them. */

import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { stops } from "../canvas/palettes.js";
import { applyFix } from "../state/actions.js";
import { openings } from "../state/opened.js";
import {
  architecture,
  broken,
  dataset,
  edited,
  facts,
  fitsData,
  inputSize,
  misfits,
  pinnedPicture,
  takesPictures,
  weightsFrom,
} from "../state/store.js";
import { theme } from "../state/theme.js";
import { zoom } from "../state/zoom.js";
import { words } from "../words/words.js";
import { AddMenu, PaletteButton } from "./addmenu.js";
import { Bin } from "./bin.js";
import { LayerCard } from "./card.js";
import { Why } from "./controls/why.js";
import { listName, useDropList } from "./dragging.js";
import { bytes, compact, integer, shape } from "./format.js";
import { memo } from "./memo.js";
import { Overview } from "./overview.js";
import { Part } from "./part.js";
import { Picture } from "./picture.js";
import { onZoomWheel, Zoom } from "./zoom.js";

/** @param {{name: "sequential" | "diverging", from: string, to: string}} props */
const Scale = ({ name, from, to }) => html`<span class="scale"><span>${from}</span>
  <span class="ramp" style=${{ backgroundImage: `linear-gradient(90deg, ${stops(name, theme.value).join(", ")})` }}></span><span>${to}</span></span>`;

const Legend = () => html`<div class="legend" title=${words.legend} role="img" aria-label=${words.legend}>
  <${Scale} name="sequential" from=${words.legendZero} to=${words.legendHigh} />
  <${Scale} name="diverging" from=${words.legendNegative} to=${words.legendPositive} />
</div>`;

/** What a figure counts; in few letters where the panel is narrow. @param {{long: string, short?: string}} props */
const Unit = ({ long, short = "" }) =>
  html`<span class="unit">${long}</span><span class="unit-short">${short}</span>`;

function Totals() {
  const total = facts.value?.total;
  if (!total) return html`<p class="totals"> </p>`;
  if (broken.value) return html`<p class="totals bad">${words.cannotBuild}</p>`;
  return html`<p class="totals" aria-live="polite">
    <b data-testid="total-params">${integer(total.params)}</b> <${Unit} long=${words.paramsWord} short=${words.paramsShort} /> · <span title=${words.macsHelp}><b>${compact(total.macs)}</b> <${Unit} long=${words.macsWord} short=${words.macsShort} /></span> · <span title=${words.memoryHelp}><b>${bytes(total.training_bytes)}</b> <${Unit} long=${words.memoryWord} /></span>
  </p>`;
}

/** A sound network for other data than the chosen: said quietly, with what would fit it. */
function Misfit() {
  const title = dataset.value?.title.split(",")[0] ?? "";
  if (broken.value || misfits.value.length === 0 || architecture.value.layers.length === 0) return null;
  const { height, width, channels } = inputSize.value;
  const said = fitsData.value
    ? words.otherClasses(title)
    : words.otherPictures(shape([height, width, channels]), title);
  return html`<p class="misfit" role="status"><span title=${said}>${said}</span>
    <button type="button" class="repair" onClick=${() => applyFix(...misfits.value)}>${words.fitTo(title)}</button></p>`;
}

function InputCard() {
  const { height, width, channels } = inputSize.value;
  const one = pinnedPicture.value;
  return html`<li class="place"><article class="card input-card" aria-label=${words.input}>
    <header class="card-head"><h3>${words.input}</h3><p class="shape" data-testid="output-shape">${shape([height, width, channels])}</p></header>
    <div class="card-maps">${one && takesPictures.value && html`<${Picture} pictures=${one} label=${words.input} sees />`}</div>
  </article></li>`;
}

const Link = memo(
  (/** @type {{after: string | null}} */ { after }) =>
    html`<div class="link"><${AddMenu} place=${{ after }} /></div>`,
);

export function Network() {
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  const stage = useRef(/** @type {HTMLElement | null} */ (null));
  useDropList(strip);
  useLayoutEffect(() => {
    if (stage.current) stage.current.scrollLeft = 0;
  }, [openings.value]);
  const { layers } = architecture.value;
  const kept = weightsFrom.value !== null && edited.value;
  return html`<section class="network" id="network" aria-label=${words.networkTitle} tabindex="-1">
    <div class="network-head"><h2>${words.networkTitle}</h2><${Part} name="totals"><${Totals} /><//>
      <${Misfit} />${kept && html`<p class="kept" role="status" title=${words.kept}><${Unit} long=${words.kept} short=${words.keptShort} /></p>`}${takesPictures.value && html`<${Legend} />`}<${Zoom} stage=${stage} /><${PaletteButton} /><${Bin} /></div>
    <${Overview} stage=${stage} />
    <div class="stage" ref=${stage} onWheel=${onZoomWheel}><ol class="strip" id="strip" ref=${strip} data-list=${listName(null)} style=${{ zoom: zoom.value }}>
      <${InputCard} />
      ${layers.map(
        (
          layer,
          i,
        ) => html`<li class=${`place ${i === layers.length - 1 ? "last" : ""}`} key=${layer.id} data-item=${layer.id}>
          <${Link} after=${layers[i - 1]?.id ?? null} /><${LayerCard} layer=${layer} last=${i === layers.length - 1} />
        </li>`,
      )}
      <li class="place end"><${Link} after=${layers.at(-1)?.id ?? null} /></li>
      ${layers.length === 0 && html`<li class="no-layers muted">${words.noLayers}</li>`}
    </ol></div>
    <${Why} />
  </section>`;
}
