/** The controls of fields. */

export const controls = {
  increase: (/** @type {string} */ name) => `more ${name}`,
  decrease: (/** @type {string} */ name) => `less ${name}`,
  limits: (/** @type {number} */ low, /** @type {number} */ high) => `${low} to ${high}`,
  leastOf: (/** @type {string} */ title, /** @type {number | undefined} */ low) =>
    `The least for ${title} is ${low}.`,
  mostOf: (/** @type {string} */ title, /** @type {number | undefined} */ high) =>
    `The most for ${title} is ${high}.`,
  leastHere: (/** @type {string} */ title, /** @type {number} */ low, /** @type {string} */ reason) =>
    `Here ${title} can be no less than ${low}. ${reason}`,
  mostHere: (/** @type {string} */ title, /** @type {number} */ high, /** @type {string} */ reason) =>
    `Here ${title} can be no more than ${high}. ${reason}`,
  only: (/** @type {string} */ title, /** @type {number} */ value, /** @type {string} */ reason) =>
    `Here ${title} can only be ${value}. ${reason}`,
  skipped: (/** @type {string} */ reason) => `The numbers between are left out. ${reason}`,
  reasonAt: (/** @type {string} */ layer, /** @type {string} */ reason) => `At ${layer}: ${reason}`,
  notHere: (/** @type {string} */ option) => `${option} · not here`,
  changesToo: (/** @type {string} */ title, /** @type {string[]} */ layers) =>
    `Changes the ${title} of ${layers.join(", ")} too: their maps are added, so they must be alike.`,
  slideTo: (/** @type {string} */ title) => `Slide ${title}`,
  paddingNumber: "number",
  paddingAmount: "padding cells",
  paddingSides: "per side",
  sidesHelp: "One number for all sides, two for rows and columns, four for top, bottom, left, right.",
  none: "none",
  on: "on",
  off: "off",
};
