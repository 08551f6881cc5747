/** The doctor, messages, and what went wrong. */

import { count } from "./count.js";

export const notices = {
  doctor: "Doctor",
  findings: (/** @type {number} */ n) => count(n, "finding", "findings"),
  allWell: "Sizes fit. Nothing to mend.",
  analysing: "Looking at the network",
  repair: "Repair",
  goBack: (/** @type {number} */ step, /** @type {number} */ rate) =>
    `Go back to step ${step.toLocaleString("en")} with learning rate ${Number(rate.toPrecision(3))}`,
  severities: { error: "Error", warning: "Warning", hint: "Hint" },
  messages: "Messages",
  dismiss: "Dismiss",

  pageError: (/** @type {string} */ message) => `Something on this page went wrong: ${message}`,
  runFailed: "The training ended by itself. The network and the curves are still here.",
  runGone: "This training is not on the server any more. Train starts a new one.",
  fixFailed: "This repair does not fit the network as it is now.",
  datasetMissing: (/** @type {string} */ title) => `${title} is not on this computer.`,
  unavailable: "not on this computer",
};
