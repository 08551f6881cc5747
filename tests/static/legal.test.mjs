/** Steps that lead only to legal numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { endsOf, isLegal, nearestLegal, nextLegal } from "../../static/state/legal.js";

/** @typedef {import("../../static/types.d.ts").Leeway["ranges"]} Ranges */

/** @type {Ranges} */
const GROUPS = [
  [1, 2, 1],
  [4, 8, 4],
];
/** @type {Ranges} */
const WHOLE = [[1, 28, 1]];

test("a step leads to the next legal number, over those that are left out", () => {
  assert.equal(nextLegal(GROUPS, 2, 1), 4);
  assert.equal(nextLegal(GROUPS, 4, 1), 8);
  assert.equal(nextLegal(GROUPS, 8, -1), 4);
  assert.equal(nextLegal(GROUPS, 4, -1), 2);
});

test("at the end there is no next number; ten steps lead to the end", () => {
  assert.equal(nextLegal(GROUPS, 8, 1), 8);
  assert.equal(nextLegal(WHOLE, 1, -1), 1);
  assert.equal(nextLegal(WHOLE, 25, 10), 28);
  assert.equal(nextLegal(WHOLE, 28, 10), 28);
});

test("from a number that is not legal a step leads back to those that are", () => {
  assert.equal(nextLegal(WHOLE, 31, -1), 28);
  assert.equal(nextLegal(WHOLE, 31, 1), 31);
});

test("what is typed is legal or not, and has a nearest legal number", () => {
  assert.equal(isLegal(GROUPS, 8), true);
  assert.equal(isLegal(GROUPS, 6), false);
  assert.equal(nearestLegal(GROUPS, 6.4), 8);
  assert.equal(nearestLegal(GROUPS, 99), 8);
  assert.equal(nearestLegal(GROUPS, -3), 1);
  assert.deepEqual(endsOf(GROUPS), [1, 8]);
});
