import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../static/words/en/", import.meta.url);

test("no two places of the page call their words by the same name", async () => {
  /** @type {Map<string, string>} */
  const places = new Map();
  const twice = [];
  for (const file of readdirSync(FOLDER)) {
    const catalogue = /** @type {Record<string, object>} */ (await import(new URL(file, FOLDER).href));
    for (const words of Object.values(catalogue))
      for (const name of typeof words === "object" ? Object.keys(words) : []) {
        if (places.has(name)) twice.push(`${name}: ${places.get(name)}, ${file}`);
        places.set(name, file);
      }
  }
  assert.deepEqual(twice, []);
});
