/** The gallery of ready-made networks. */

export const gallery = {
  network: "network",
  galleryTitle: "Ready-made networks",
  galleryNow: (/** @type {string} */ name) => `network: ${name}`,
  editedMark: "Edited since it was opened",
  galleryFigures: (/** @type {string} */ input, /** @type {string} */ params) =>
    `${input} · ${params} parameters`,
  galleryLegend: { convolution: "convolution", pooling: "pooling", dense: "dense" },
  galleryHelp: "A bar is as high as the maps are large, and as thick as there are many.",
};
