import assert from "node:assert/strict";
import { test } from "node:test";
import { typesetter, wantTypesetter } from "../../static/views/inspector/katex.js";
import { settle } from "./fakes.mjs";

test("a typesetter that did not come is asked for again, and no word said of it", async () => {
  let asked = 0;
  const document = {
    createElement: () => {
      asked += 1;
      throw new Error("There is no server.");
    },
  };
  Object.assign(globalThis, { document });
  wantTypesetter();
  wantTypesetter();
  await settle();
  assert.equal(asked, 1);
  wantTypesetter();
  await settle();
  assert.deepEqual([asked, typesetter.value], [2, null]);
});
