/** What a layer makes and learns: feature maps, filters, figures, code. */

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
  noCode: "The code comes with the facts of a network that can be built.",
  copyCode: "Copy code",
  copied: "Copied",
  copyFailed: "The browser does not let the page copy. Mark the code and copy it by hand.",
};
