/** The gallery of ready-made networks. */

export const gallery = {
  network: "网络",
  galleryTitle: "现成的网络",
  galleryNow: (/** @type {string} */ name) => `网络：${name}`,
  editedMark: "打开之后改动过",
  galleryFigures: (/** @type {string} */ input, /** @type {string} */ params) =>
    `${input} · ${params} 个参数`,
  galleryLegend: { convolution: "卷积", pooling: "池化", dense: "全连接" },
  galleryHelp: "柱子的高度是特征图的大小，粗细是特征图的多少。",
};
