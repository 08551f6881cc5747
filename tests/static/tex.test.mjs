import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, withLetters, withNumbers } from "../../static/views/inspector/tex.js";

/** @import { FormulaPart } from "../../static/types.d.ts" */

/** @param {number} n @returns {FormulaPart[]} the formula of a window of 3 with stride 2 */
const formula = (n) => [
  { text: "⌊(", role: "plain", tex: "\\left\\lfloor\\frac{" },
  { text: String(n), role: "input", symbol: "n" },
  { text: " − ", role: "plain" },
  { text: "3", role: "kernel", symbol: "k" },
  { text: ") / ", role: "plain", tex: "}{" },
  { text: "2", role: "stride", symbol: "s" },
  { text: "⌋ + 1", role: "plain", tex: "}\\right\\rfloor + 1" },
  { text: " = ", role: "plain" },
  { text: "3", role: "output" },
];
const names = { result: "out", height: "height", width: "width" };
/** @param {string} tex */
const bare = (tex) => tex.replace(/\\htmlData\{role=\w+\}\{\\htmlClass\{role-\w+\}\{(\w+'?)\}\}/g, "$1");

test("a formula is written with numbers, and with letters for them", () => {
  assert.equal(bare(withNumbers(formula(7))), "\\left\\lfloor\\frac{7 - 3}{2}\\right\\rfloor + 1 = 3");
  assert.equal(bare(withLetters(formula(7))), "\\left\\lfloor\\frac{n - k}{s}\\right\\rfloor + 1");
});

test("every number is marked with what it stands for", () => {
  assert.match(withNumbers(formula(7)), /\\htmlData\{role=stride\}\{\\htmlClass\{role-stride\}\{2\}\}/);
});

test("a number without a letter has no formula for every size", () => {
  assert.equal(withLetters([{ text: "7·7·16 = 784", role: "plain" }]), "");
});

test("height and width have one line where they are alike, else one each below the letters", () => {
  assert.equal(aligned([formula(7), formula(7)], names).lines, 2);
  const two = aligned([formula(7), formula(8)], names);
  assert.equal(two.lines, 3);
  assert.match(two.tex, /\\text\{out\} &= .*\\\\ \\text\{height\} &= .*\\\\ \\text\{width\} &= /);
});

test("numbers of four digits keep their comma, and products their dot", () => {
  assert.equal(withNumbers([{ text: "7·7·32 = 1,568", role: "plain" }]), "7\\cdot 7\\cdot 32 = 1{,}568");
});
