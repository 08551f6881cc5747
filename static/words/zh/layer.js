/** What a layer makes and learns: feature maps, filters, figures, code. */

export const layer = {
  mapNumber: (/** @type {number} */ i, /** @type {number} */ n) => `图 ${i} / ${n}`,
  mean: "均值",
  colourRange: "颜色范围",
  whileTraining: "训练中的这一层",
  comesWithTraining: "训练时才有数字",
  atStep: (/** @type {string} */ step) => `第 ${step} 步`,
  range: "范围",
  dead: "死单元",
  deadHelp: "对一个小批里的每张图片都输出 0 的单元：它们什么也学不到。",
  gradient: "梯度",
  gradientHelp: "损失对这一层权重的梯度的长度。",
  update: "步长 / 权重",
  updateHelp: "一步把权重移动多远，与权重自身大小之比。",
  health: {
    rule: "0.001 左右为健康",
    healthy: "健康：0.001 左右",
    small: "偏小：0.001 左右为健康",
    large: "偏大：0.001 左右为健康",
  },
  noMaps: "网络一运行，这一层的图片就会出现。",
  noCode: "网络能搭建起来时，才有代码。",
  copyCode: "复制代码",
  copied: "已复制",
  copyFailed: "浏览器不允许页面复制。请选中代码后手动复制。",
};
