/** The controls of fields. */

export const controls = {
  increase: (/** @type {string} */ name) => `more ${name}`,
  decrease: (/** @type {string} */ name) => `less ${name}`,
  limits: (/** @type {number} */ low, /** @type {number} */ high) => `${low} to ${high}`,
  paddingKind: "padding",
  paddingNumber: "number",
  paddingAmount: "padding cells",
  paddingSides: "per side",
  sidesHelp: "One number for all sides, two for rows and columns, four for top, bottom, left, right.",
  none: "none",
  on: "on",
  off: "off",
};
