import assert from "node:assert/strict";
import { test } from "node:test";
import { KEYS } from "../../static/state/keylist.js";
import { words as en } from "../../static/words/en.js";
import { words as zh } from "../../static/words/zh.js";

test("each key has a sentence in every language, and each sentence its keys", () => {
  const listed = Object.entries(KEYS).map(([group, keys]) => [group, Object.keys(keys)]);
  for (const { keyGroups } of [en, zh])
    assert.deepEqual(
      Object.entries(keyGroups).map(([group, { does }]) => [group, Object.keys(does)]),
      listed,
    );
});
