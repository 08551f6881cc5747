/** Kernels: as pictures, and as numbers that can be set by hand. */

import { count } from "./count.js";

export const filters = {
  kernelView: "Show kernels",
  kernelViews: { weights: "weights", changes: "change" },
  kernelViewHelp: { weights: "The kernels as they are", changes: "The kernels less what they were at first" },
  filterNumber: (/** @type {number} */ n) => count(n, "kernel", "kernels"),
  kernelsOf: (/** @type {number} */ filter, /** @type {number} */ n) =>
    `${count(n, "kernel", "kernels")} of filter ${filter}`,
  filterOrder: "A column for each filter, a row for each input channel.",
  channelOrder: "One for each input channel.",
  firstFilters: (/** @type {number} */ n) =>
    `Of so large a layer the pictures are of the first ${count(n, "filter", "filters")}.`,
  noFilters: "The kernels come as soon as the network runs.",
  noChange: "Nothing has changed yet: these are the first weights.",
  unchanged: "no change yet",
  noWeights: "This layer has no filters.",

  filterOf: (/** @type {number} */ i, /** @type {number} */ n) => `Filter ${i} of ${n}`,
  previousFilter: "Previous filter",
  nextFilter: "Next filter",
  channelChoice: "Input channel",
  allChannels: (/** @type {number} */ n) => `all ${n} channels together`,
  oneChannel: (/** @type {number} */ i) => `channel ${i}`,
  together:
    "Added over the channels: what the filter does with a grey picture. What is set here is shared evenly among them.",

  kernelNumbers: (/** @type {number} */ i) => `Numbers of filter ${i}`,
  cellAt: (/** @type {number} */ row, /** @type {number} */ column) => `row ${row}, column ${column}`,
  cellSays: (/** @type {string} */ place, /** @type {string} */ value) => `${place}: ${value}`,
  cellSet: (/** @type {string} */ place, /** @type {string} */ value) => `${place}: ${value}, set by hand`,
  cellHelp: "Type a number or drag up and down; Delete lets it go.",
  filterMap: (/** @type {number} */ i) => `feature map ${i}`,

  stateDrawn: "drawn at random",
  stateLearned: "learned",
  stateHand: "set by hand",
  stateSince: (/** @type {string} */ name) => `${name}, then learned`,
  freeze: "Freeze",
  freezeHelp: "What was set is what it was set to, and stays so while the network trains.",
  freezeNothing: "Choose a classic or change a number first: what is frozen is what was set.",
  letGo: "Let go",
  letGoHelp: "Back to what it is without a hand: as drawn, or as learned.",

  classics: "Set it to a classic",
  oneEach: "One classic for each filter",
  obstacles: {
    past: "An earlier step: press Now to change kernels.",
    normalized:
      "Weight normalization learns the length of each filter apart: turn it off to set kernels by hand.",
  },
};
