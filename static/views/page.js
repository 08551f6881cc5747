/** The screen: top bar, pictures, network, inspector, bottom. */

import { html } from "htm/preact";
import { words } from "../words/words.js";
import { Bottom } from "./bottom.js";
import { Inspector } from "./inspector/inspector.js";
import { Network } from "./network.js";
import { Notices } from "./notices.js";
import { PicturePanel } from "./pictures.js";
import { TopBar } from "./topbar.js";

export const Page = () => html`
  <a class="skip" href="#network">${words.skip}</a>
  <${TopBar} />
  <${Notices} />
  <main class="rooms">
    <${PicturePanel} />
    <${Network} />
    <${Inspector} />
    <${Bottom} />
  </main>`;
