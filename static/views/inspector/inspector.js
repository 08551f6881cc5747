/** The inspector: the selected layer taken apart, one tab a question. */

import { computed } from "@preact/signals";
import { html } from "htm/preact";
import { applyFix } from "../../state/actions.js";
import { find, layerAt } from "../../state/architecture.js";
import { hidden } from "../../state/screen.js";
import { architecture, problems, selected, settled, tab } from "../../state/store.js";
import { words } from "../../words/words.js";
import { shape, withoutPath } from "../format.js";
import { Arithmetic } from "./arithmetic.js";
import { Code } from "./code.js";
import { FeatureMaps } from "./featuremaps.js";
import { Filters } from "./filters.js";
import { Form } from "./form.js";

/** @import { ComponentType } from "preact" */
/** @import { Layer, LayerFacts } from "../../types.d.ts" */
/** @typedef {{layer: Layer, known: LayerFacts | undefined}} TabProps */
/** @typedef {keyof typeof words.tabs} TabName */

/** @type {Record<TabName, ComponentType<TabProps>>} */
const TABS = { arithmetic: Arithmetic, maps: FeatureMaps, filters: Filters, form: Form, code: Code };
/** What an address calls the tabs: "filters" is a field of layers there. @type {Record<TabName, string>} */
const PARTS = { arithmetic: "arithmetic", maps: "maps", filters: "kernels", form: "form", code: "code" };
const NAMES = computed(() =>
  /** @type {TabName[]} */ (Object.keys(TABS)).filter((name) => !hidden.value.has(PARTS[name])),
);
/** The tab that is open; where a lesson leaves it out, the first that there is. */
const open = computed(() => NAMES.value.find((name) => name === tab.value) ?? NAMES.value[0] ?? "arithmetic");

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const names = NAMES.value;
  const next = names[(names.indexOf(open.value) + by + names.length) % names.length];
  tab.value = next;
  document.getElementById(`tab-${next}`)?.focus();
}

const Tabs = () => html`<div class="tabs" role="tablist" aria-label=${words.inspector} onKeyDown=${onKeyDown}>
  ${NAMES.value.map(
    (
      name,
    ) => html`<button type="button" role="tab" key=${name} id=${`tab-${name}`} aria-selected=${open.value === name} aria-controls="tab-panel"
      tabindex=${open.value === name ? 0 : -1} onClick=${() => {
        tab.value = name;
      }}>${words.tabs[name]}</button>`,
  )}
</div>`;

/** Why there are no facts of a layer, and what would bring them. @param {{layer: Layer}} props */
function Missing({ layer }) {
  const problem = problems.value.find(({ severity }) => severity === "error");
  if (!problem) return html`<p class="muted">${words.notReached}</p>`;
  const at = layerAt(architecture.value, problem.path)?.id;
  const elsewhere = at !== undefined && at !== layer.id;
  return html`<div class="missing"><p>${elsewhere ? words.behindFault(at) : withoutPath(problem.message)}</p>
    ${problem.fix?.length && html`<button type="button" class="repair" onClick=${() => applyFix(problem)}>${words.repair}</button>`}</div>`;
}

/** The layer as its facts are of, or where there are none yet as it is. */
const inspected = computed(
  () => (find(settled.value.architecture, selected.value) ?? find(architecture.value, selected.value))?.layer,
);

export function Inspector() {
  const layer = inspected.value;
  const known = settled.value.facts.get(selected.value ?? "");
  const View = TABS[open.value];
  return html`<aside class="inspector" aria-label=${words.inspector}>
    <${Tabs} />
    <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${open.value}`} tabindex="-1">
      ${
        layer
          ? html`<header class="inspected"><h2>${layer.id}</h2>
              <p class="muted">${known ? `${shape(known.input_shape)} → ${shape(known.output_shape)}` : layer.kind}</p></header>
            ${!known && html`<${Missing} layer=${layer} />`}
            <${View} key=${layer.id} layer=${layer} known=${known} />`
          : html`<p class="muted">${words.nothing}</p>`
      }
    </div>
  </aside>`;
}
