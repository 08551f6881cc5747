import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { toHash } from "../../static/state/link.js";
import { startServer } from "../../static/state/session.js";
import * as store from "../../static/state/store.js";
import { calls, fakeBrowser, settle } from "./fakes.mjs";
import { residual } from "./networks.mjs";

const ANSWERS = /** @type {Record<string, object>} */ ({
  "/api/health": { version: "", device: "", workers: { warm: 1, busy: 0, queued: 0 } },
  "/api/schema": { architecture: {}, training: {} },
  "/api/presets": { presets: [] },
  "/api/datasets": { datasets: [] },
  "/api/runs": { runs: [] },
});

/** Answer all that waits; what is named as lost is not there. @param {RegExp} [lost] */
async function answer(lost) {
  for (const { url, answer: say } of calls.splice(0)) {
    if (lost?.test(url)) say({ ok: false, error: { code: "unavailable", message: "Not now." } }, 503);
    else say({ ok: true, ...ANSWERS[url] });
  }
  await settle();
}

test("a page that could not load what it needs tries again, and its link is opened then", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  fakeBrowser();
  const design = { architecture: { ...residual(), name: "precious" }, training: store.training.value };
  location.hash = toHash({ ...design, look: {} });
  const started = startServer();
  await settle();
  await answer(/schema/);
  assert.equal(store.architecture.value.name, "");
  mock.timers.tick(2000);
  await settle();
  await answer();
  await started;
  assert.equal(store.architecture.value.name, "precious");
  mock.timers.reset();
});
