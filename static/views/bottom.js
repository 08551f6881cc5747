/** The bottom: the training's time, its curves, its classes, and the doctor. */

import { html } from "htm/preact";
import { figuresView } from "../state/store.js";
import { Classes } from "./classes.js";
import { Curves } from "./curves.js";
import { Doctor } from "./doctor.js";
import { Part } from "./part.js";
import { TimeBar } from "./time.js";

export const Bottom = () => html`<section class="bottom" data-figures=${figuresView.value}>
  <${Part} name="time"><${TimeBar} /><//>
  <${Part} name="curves"><${Curves} /><//>
  <${Part} name="classes"><${Classes} /><//>
  <${Part} name="doctor"><${Doctor} /><//>
</section>`;
