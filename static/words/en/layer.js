/** What a layer makes and learns: feature maps, filters, figures, code. */

import { count } from "./count.js";

export const layer = {
  mapNumber: (/** @type {number} */ i, /** @type {number} */ n) => `map ${i} of ${n}`,
  mean: "mean",
  colourRange: "Colour range",
  whileTraining: "The layer in training",
  comesWithTraining: "figures come while it trains",
  atStep: (/** @type {string} */ step) => `step ${step}`,
  range: "range",
  dead: "dead units",
  deadHelp: "Units that give 0 for every picture of a minibatch: they learn nothing.",
  gradient: "gradient",
  gradientHelp: "Length of the loss's gradient with respect to the layer's weights.",
  update: "step / weights",
  updateHelp: "How far one step moves the weights, against their own size.",
  health: {
    rule: "about 0.001 is healthy",
    healthy: "healthy: about 0.001",
    small: "small: about 0.001 is healthy",
    large: "large: about 0.001 is healthy",
  },
  noMaps: "The pictures of this layer come as soon as the network runs.",
  kernelView: "Show kernels",
  kernelViews: { weights: "weights", changes: "change" },
  kernelViewHelp: { weights: "The kernels as they are", changes: "The kernels less what they were at first" },
  filterNumber: (/** @type {number} */ n) => count(n, "kernel", "kernels"),
  filterOrder: "a column for each filter, a row for each input channel",
  noFilters: "Filters are streamed while the network trains. Press Train or Step to see them.",
  noPastChange: "The change is shown at the newest step only. Of earlier steps the weights are kept.",
  noWeights: "This layer has no filters.",
  noCode: "The code comes with the facts of a network that can be built.",
  copyCode: "Copy code",
  copied: "Copied",
};
