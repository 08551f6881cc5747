/** The bottom: the training's time, its curves, its classes, and the doctor. */

import { html } from "htm/preact";
import { figuresView } from "../state/store.js";
import { words } from "../words/words.js";
import { Chart } from "./chart.js";
import { Classes } from "./classes.js";
import { Doctor } from "./doctor.js";
import { measure, percent } from "./format.js";
import { TimeBar } from "./time.js";

export const Bottom = () => html`<section class="bottom" data-figures=${figuresView.value}>
  <${TimeBar} />
  <${Chart} title=${words.loss} field="loss" format=${measure} />
  <${Chart} title=${words.accuracy} field="accuracy" format=${(/** @type {number} */ part) => `${percent(part)} %`} />
  <${Classes} />
  <${Doctor} />
</section>`;
