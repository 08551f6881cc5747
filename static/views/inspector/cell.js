/** One cell of the output: the law that makes it, and its real numbers. */

import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { followExact } from "../../state/exact.js";
import { onFrame } from "../../state/frames.js";
import { kindsOf } from "../../state/schema.js";
import { standSomewhere } from "../../state/stand.js";
import { channel, probe, schemas } from "../../state/store.js";
import { gridOf } from "../../sums/tensor.js";
import { words } from "../../words/words.js";
import { Icon } from "../icons.js";
import { CellSum } from "./cellsum.js";
import { Typeset } from "./typeset.js";

/** @import { Layer, LayerFacts } from "../../types.d.ts" */

/** Stand where there is most to see as soon as the layer's pictures are there, and keep its numbers at hand. @param {string} layer @param {number[] | undefined} shape of its output */
export function useNumbers(layer, shape) {
  const key = String(shape);
  useEffect(() => {
    let standing = false;
    return onFrame(layer, (frame) => {
      if (standing || !shape || String(frame?.shape) !== key) return;
      standing = true;
      standSomewhere(layer, shape);
    });
  }, [layer, key]);
  useEffect(() => (shape ? followExact(layer) : undefined), [layer, shape !== undefined]);
  useEffect(
    () => () => {
      if (probe.peek()?.layer === layer) probe.value = null;
    },
    [layer],
  );
}

/** What the letters of a law stand for, by what they look like in TeX. @param {string} law @param {Layer} layer @param {boolean} vector */
function lettersOf(law, layer, vector) {
  if (!law.includes("w_")) return [];
  const weight = vector ? words.lawUnitWeight : words.lawWeight;
  return [
    { letter: "x", role: "input", name: words.lawInput },
    { letter: "w", role: "kernel", name: weight },
    ...(law.includes("+ b") ? [{ letter: "b", role: "plain", name: words.lawBias }] : []),
    ...(law.includes("= f")
      ? [{ letter: "f", role: "plain", name: String(layer.activation ?? "linear") }]
      : []),
  ];
}

/** The input and the kernel in their colours. @param {string} law */
const coloured = (law) =>
  law.replaceAll("x_", "\\htmlClass{role-input}{x}_").replaceAll("w_", "\\htmlClass{role-kernel}{w}_");

/** What the layer does, in a formula and in a sentence. @param {{layer: Layer, vector: boolean}} props */
function Law({ layer, vector }) {
  const kind = kindsOf(schemas.value?.architecture ?? null).find((one) => one.kind === layer.kind);
  if (!kind) return null;
  const letters = lettersOf(kind.law, layer, vector);
  return html`${
    kind.law &&
    html`<div class="law"><div role="img" aria-label=${words.law}><${Typeset} tex=${coloured(kind.law)} /></div>
      <p class="letters">${letters.map(({ letter, role, name }) => html`<span key=${letter}><i class=${`role-${role}`}>${letter}</i> ${name}</span>`)}</p></div>`
  }
    <p class="muted law-words">${kind.description}</p>`;
}

/** The map whose cell it is, and the ones beside it. @param {{map: number, count: number, vector: boolean}} props */
function MapSteps({ map, count, vector }) {
  const move = (/** @type {number} */ by) => {
    channel.value = (map + by + count) % count;
  };
  return html`<span class="map-steps">
    <button type="button" class="bare" aria-label=${words.previousMap} title=${words.previousMap} onClick=${() => move(-1)}><${Icon} name="left" /></button>
    <span>${vector ? words.unitNumber(map + 1, count) : words.mapNumber(map + 1, count)}</span>
    <button type="button" class="bare" aria-label=${words.nextMap} title=${words.nextMap} onClick=${() => move(1)}><${Icon} name="right" /></button>
  </span>`;
}

/** @param {{layer: Layer, known: LayerFacts}} props */
export function Cell({ layer, known }) {
  const [, , count] = gridOf(known.output_shape);
  const map = Math.min(channel.value ?? 0, count - 1);
  const { row = 0, column = 0 } = probe.value ?? {};
  const vector = known.output_shape.length === 1;
  const brief = known.macs === 0 && !known.window;
  return html`<section class=${`one-cell ${brief ? "brief" : ""}`} aria-label=${vector ? words.unit : words.cell}>
    <header><h3>${vector ? words.unit : words.cellAt(row + 1, column + 1)}</h3>${count > 1 && html`<${MapSteps} map=${map} count=${count} vector=${vector} />`}</header>
    <${Law} layer=${layer} vector=${vector} />
    <${CellSum} layer=${layer.id} map=${map} />
  </section>`;
}
