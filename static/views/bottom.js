/** The bottom: curves of the training, and the doctor. */

import { html } from "htm/preact";
import { words } from "../words/words.js";
import { Chart } from "./chart.js";
import { Doctor } from "./doctor.js";
import { measure, percent } from "./format.js";

export const Bottom = () => html`<section class="bottom">
  <${Chart} title=${words.loss} field="loss" format=${measure} />
  <${Chart} title=${words.accuracy} field="accuracy" format=${(/** @type {number} */ part) => `${percent(part)} %`} />
  <${Doctor} />
</section>`;
