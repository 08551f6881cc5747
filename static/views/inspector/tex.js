/** Formulas in TeX, out of the pieces that the server gives. */

/** @import { FormulaPart } from "../../types.d.ts" */

/** What KaTeX takes for something else, or sets with the wrong space. @type {[RegExp, string][]} */
const LETTERS = [
  [/−/g, "-"],
  [/·/g, "\\cdot "],
  [/(\d),(?=\d)/g, "$1{,}"],
];

/** @param {string} text */
const plain = (text) => LETTERS.reduce((tex, [letter, to]) => tex.replace(letter, to), text);

/** A piece in its colour, named by what it stands for. @param {string} tex @param {FormulaPart["role"]} role */
const coloured = (tex, role) =>
  role === "plain" ? tex : `\\htmlData{role=${role}}{\\htmlClass{role-${role}}{${tex}}}`;

/** A formula with its numbers. @param {FormulaPart[]} parts */
export const withNumbers = (parts) =>
  parts.map(({ text, tex, role }) => coloured(tex ?? plain(text), role)).join("");

/** The formula that holds for every size, without the result; "" where a number has no letter. @param {FormulaPart[]} parts */
export function withLetters(parts) {
  const rule = parts.slice(
    0,
    parts.findLastIndex(({ text }) => text === " = "),
  );
  if (rule.length === 0 || rule.some(({ role, symbol }) => role !== "plain" && !symbol)) return "";
  return rule.map(({ text, tex, symbol, role }) => coloured(symbol ?? tex ?? plain(text), role)).join("");
}

/** @param {FormulaPart[]} parts */
export const textOf = (parts) => parts.map(({ text }) => text).join("");

/**
 * A formula of one line with letters and one or two with numbers, its signs of equality below one another.
 * @param {FormulaPart[][]} formulas one, or one for height and one for width
 * @param {{result: string, height: string, width: string}} names
 */
export function aligned(formulas, names) {
  const [height, width] = formulas;
  const alike = !width || textOf(height) === textOf(width);
  const letters = [...new Set(formulas.map(withLetters))];
  const general = letters.length === 1 && letters[0] ? [`\\text{${names.result}} &= ${letters[0]}`] : [];
  const first = general.length > 0 ? "" : `\\text{${names.result}}`;
  const numbers = alike
    ? [`${first} &= ${withNumbers(height)}`]
    : [
        `\\text{${names.height}} &= ${withNumbers(height)}`,
        `\\text{${names.width}} &= ${withNumbers(width)}`,
      ];
  return {
    tex: `\\begin{aligned} ${[...general, ...numbers].join(" \\\\ ")} \\end{aligned}`,
    lines: general.length + numbers.length,
  };
}
