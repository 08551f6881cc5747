/** The screen: top bar, pictures, network, inspector, bottom; messages at its foot. */

import { html } from "htm/preact";
import { announcement } from "../state/announce.js";
import { words } from "../words/words.js";
import { Bottom } from "./bottom.js";
import { Inspector } from "./inspector/inspector.js";
import { Jumps } from "./jumps.js";
import { Network } from "./network.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { PicturePanel } from "./pictures.js";
import { TimeBar } from "./time.js";
import { TopBar } from "./topbar.js";

const Announcer = () => html`<p class="unseen" role="status">${announcement.value}</p>`;

export const Page = () => html`
  <a class="skip" href="#network">${words.skip}</a>
  <${TopBar} />
  <main class="rooms">
    <${Panel} name="pictures"><${PicturePanel} /><//>
    <${Network} />
    <${Panel} name="inspector"><${Inspector} /><//>
    <${Panel} name="bottom" rail=${html`<${TimeBar} />`} foot=${html`<${Notices} />`}><${Bottom} /><//>
  </main>
  <${Jumps} />
  <${Announcer} />`;
