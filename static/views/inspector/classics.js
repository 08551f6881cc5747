/** The classics of picture processing, each a press away. */

import { html } from "htm/preact";
import { tint } from "../../canvas/tint.js";
import { entry, setClassic, setOneEach } from "../../state/bench.js";
import { theme } from "../../state/theme.js";
import { words } from "../../words/words.js";

/** @import { Classic } from "../../state/bench.js" */

/** A kernel as a small drawing. @param {{values: number[][]}} props */
function Drawing({ values }) {
  const peak = Math.max(...values.flat().map(Math.abs), 1e-6);
  const [height, width] = [values.length, values[0].length];
  return html`<svg class="kernel" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true" focusable="false" shape-rendering="crispEdges">
    ${values.flatMap((line, y) =>
      line.map(
        (value, x) =>
          html`<rect x=${x} y=${y} width="1" height="1" fill=${tint(value, peak, theme.value).backgroundColor} />`,
      ),
    )}
  </svg>`;
}

/** @param {{classics: Classic[], fixed: boolean, filters: number}} props */
export const Classics = ({
  classics,
  fixed,
  filters,
}) => html`<section class="classics" aria-label=${words.classics}>
  <header><h3>${words.classics}</h3>
    ${filters > 1 && html`<button type="button" class="quiet" disabled=${fixed} onClick=${() => setOneEach(classics.map(({ name }) => name))}>${words.oneEach}</button>`}</header>
  <div class="classic-grid">
    ${classics.map(
      ({
        name,
        title,
        description,
        values,
      }) => html`<button type="button" key=${name} title=${description} disabled=${fixed}
        aria-pressed=${entry.value?.name === name} onClick=${() => setClassic(name)}><${Drawing} values=${values} /><span>${title}</span></button>`,
    )}
  </div>
</section>`;
