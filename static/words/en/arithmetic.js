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
  neverRead: (/** @type {number} */ rows, /** @type {number} */ columns) => {
    const lost = [rows > 0 && count(rows, "row", "rows"), columns > 0 && count(columns, "column", "columns")];
    return `Never read: ${lost.filter(Boolean).join(" and ")} of the input.`;
  },
  roundedDown: (/** @type {string} */ steps) => `${steps} steps, rounded down.`,
  gaps: "The stride is larger than the window: it jumps over some.",
  allUsed: "Every row and column is read.",
  allWritten:
    "Every cell of the input writes a whole kernel into the output; where they overlap, they add up.",
  unevenPadding: "“same” needs an odd number of cells: the extra one goes to the end.",
  play: "Slide the window",
  pauseWindow: "Hold the window",
  stepBack: "Previous position",
  stepOn: "Next position",
  position: "Position of the window",
  cellPlace: (/** @type {number} */ row, /** @type {number} */ column, /** @type {string} */ shape) =>
    `row ${row}, col ${column} of ${shape}`,
  inputSize: (/** @type {string} */ size) => `input ${size}`,
  outputSize: (/** @type {string} */ size) => `output ${size}`,
  paddedTo: (/** @type {string} */ size) => `with padding ${size}`,
  cutFrom: (/** @type {string} */ size) => `cut from ${size}`,
  positionHelp: "Left and right move by a cell, up and down by a row.",
  cell: "One cell",
  unit: "One unit",
  previousMap: "Previous map",
  nextMap: "Next map",
  law: "How a number of the output is made",
  lawInput: "input",
  lawWeight: "kernel",
  lawUnitWeight: "weight",
  lawBias: "bias",
  flip: "Correlation or convolution?",
  flips: { correlation: "as it is", convolution: "turned" },
  flipHelp:
    "Keras lays the kernel on the input as it is, which is called cross-correlation. A convolution, as mathematics has it, turns the kernel by half a turn first.",
  flipMind: "Training does not mind: it would learn the turned kernel, and give the same numbers.",
  flipSum: (/** @type {string} */ sum) => `sum ${sum}`,
  flipComes: "The numbers of this cell are on their way.",
  matrix: "The layer as a matrix",
  matrixOf: (/** @type {string} */ rows, /** @type {string} */ columns) => `matrix of ${rows} × ${columns}`,
  matrixComes: "The matrix is being made.",
  matrixLarge:
    "At this size the matrix is too large to be looked at: make the picture smaller, or the stride larger.",
  matrixFigures: (
    /** @type {string} */ rows,
    /** @type {string} */ columns,
    /** @type {string} */ all,
    /** @type {string} */ filled,
    /** @type {string} */ distinct,
  ) =>
    `${rows} × ${columns} = ${all} entries; ${filled} are not 0, and only ${distinct} different weights stand there, each in one colour.`,
  matrixForward: "A row for each cell of the output, a column for each cell of the input.",
  matrixBackward: "Turned over, the same matrix carries the gradient back from the output to the input.",
  matrixTurn: "transpose",
  matrixWhole: "all channels and filters",
  matrixBlock: (/** @type {string} */ blocks) =>
    `This is one channel to one filter. The layer has ${blocks} such blocks, each with weights of its own.`,
  matrixKey: "The kernel in the colours of the matrix",
  matrixPlace: (/** @type {number} */ row, /** @type {number} */ column) => `(${row}, ${column})`,
  entry: (/** @type {string} */ output, /** @type {string} */ weight, /** @type {string} */ input) =>
    `Output ${output} takes weight ${weight} times input ${input}.`,
  entryEmpty: (/** @type {string} */ output, /** @type {string} */ input) =>
    `Output ${output} does not read input ${input}: 0.`,
  codeOf: "Code of",
  codes: { layer: "this layer", script: "whole script" },
  codeComes: "The script is being written.",
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
  paramLetters: (
    /** @type {boolean} */ square,
    /** @type {boolean} */ grouped,
    /** @type {boolean} */ bias,
  ) => `${square ? "k·k" : "h·w"}·${grouped ? "(C/g)" : "C"}·F${bias ? " + F" : ""}`,
  paramLettersHelp: "k, or h and w: kernel size. C: channels that come in. F: filters. g: groups.",
  fieldStep: (/** @type {string} */ jump) => `one step = ${jump} px`,
};
