/** The inspector, and the arithmetic of a layer. */

import { count } from "./count.js";

export const arithmetic = {
  inspector: "Inspector",
  nothing: "Select a layer to take it apart.",
  tabs: {
    arithmetic: "Arithmetic",
    maps: "Feature maps",
    filters: "Filters",
    form: "Settings",
    code: "Code",
  },
  formula: "out",
  height: "height",
  width: "width",
  roles: /** @type {Record<string, string>} */ ({
    input: "input",
    padding: "padding",
    kernel: "kernel",
    stride: "stride",
    dilation: "dilation",
  }),
  knobs: "What the formula takes",
  goToSource: (/** @type {string} */ layer) => `The output of ${layer}: go there`,
  noWindow: "No window slides here.",
  unusedRows: (/** @type {number} */ n, /** @type {string} */ axis) =>
    axis === "height"
      ? `The last ${count(n, "row is", "rows are")} never read: the next step of the window would not fit.`
      : `The last ${count(n, "column is", "columns are")} never read: the next step of the window would not fit.`,
  allUsed: "Every row and column is read.",
  unevenPadding: "“same” needs an odd number of cells: the extra one goes to the end.",
  play: "Slide the window",
  pauseWindow: "Hold the window",
  stepBack: "Previous position",
  stepOn: "Next position",
  position: "Position of the window",
  cellPlace: (/** @type {number} */ row, /** @type {number} */ column, /** @type {string} */ shape) =>
    `row ${row}, col ${column} of ${shape}`,
  paddedInput: (/** @type {string} */ size) => `padded input ${size}`,
  output: (/** @type {string} */ size) => `output ${size}`,
  sums: {
    params: "parameters",
    macs: "multiply-adds",
    activation: "activations",
    weights: "weights",
    dense: "a dense layer",
    field: "receptive field",
    trainable: "trainable",
  },
  activationSum: (/** @type {string} */ cells, /** @type {number} */ batch, /** @type {string} */ bytes) =>
    `${cells} × 4 B × ${batch} = ${bytes}`,
  weightSum: (/** @type {string} */ params, /** @type {string} */ bytes) => `${params} × 4 B = ${bytes}`,
  denseSum: (/** @type {string} */ weights, /** @type {string} */ times) =>
    `of the same sizes would need ${weights} weights, ${times} times as many`,
  fieldStep: (/** @type {string} */ jump) => `one step = ${jump} px`,
};
