/** Wires the page: what the server offers, the link, the stream, the views. */

import { effect } from "@preact/signals";
import { html, render } from "htm/preact";
import { startAnnouncing } from "./state/announce.js";
import { startBringing } from "./state/bring.js";
import { startConfusion } from "./state/confusion.js";
import { startComparing } from "./state/earlier.js";
import { startDrops } from "./state/files.js";
import { startFollowing } from "./state/follow.js";
import { startHints } from "./state/hints.js";
import { startKeys } from "./state/keys.js";
import { startLeeway } from "./state/leeway.js";
import { watch } from "./state/listen.js";
import { unfolded } from "./state/panels.js";
import { startScreen } from "./state/screen.js";
import { startServer } from "./state/session.js";
import { startSharing } from "./state/sharing.js";
import { kernelView, lastLayer, onScreen, selected, tab } from "./state/store.js";
import { startTheme } from "./state/theme.js";
import { startTime } from "./state/time.js";
import { startDrawing } from "./state/together.js";
import { startVerdicts } from "./state/verdicts.js";
import { Page } from "./views/page.js";

startTheme();
startScreen();
startDrawing();
render(html`<${Page} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
await startServer();
startFollowing();
startLeeway();
startSharing();
startTime();
startVerdicts();
startAnnouncing();
startComparing();
startConfusion();
startKeys();
startBringing();
startDrops();
startHints();
effect(() => {
  const layers = new Set([
    ...onScreen.value,
    ...[lastLayer.value?.id, selected.value].filter((id) => id != null),
  ]);
  const looked = selected.value && unfolded("inspector") ? [selected.value] : [];
  const kernels = tab.value === "filters" && kernelView.value;
  watch({
    layers: [...layers],
    weights: kernels === "weights" ? looked : [],
    changes: kernels === "changes" ? looked : [],
    stats: tab.value === "maps" ? looked : [],
  });
});
