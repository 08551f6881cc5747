/** The controls of fields. */

export const controls = {
  increase: (/** @type {string} */ name) => `增加${name}`,
  decrease: (/** @type {string} */ name) => `减少${name}`,
  limits: (/** @type {number} */ low, /** @type {number} */ high) => `${low} 到 ${high}`,
  leastOf: (/** @type {string} */ title, /** @type {number | undefined} */ low) => `${title}最小为 ${low}。`,
  mostOf: (/** @type {string} */ title, /** @type {number | undefined} */ high) => `${title}最大为 ${high}。`,
  leastHere: (/** @type {string} */ title, /** @type {number} */ low, /** @type {string} */ reason) =>
    `这里${title}不能小于 ${low}。${reason}`,
  mostHere: (/** @type {string} */ title, /** @type {number} */ high, /** @type {string} */ reason) =>
    `这里${title}不能大于 ${high}。${reason}`,
  only: (/** @type {string} */ title, /** @type {number} */ value, /** @type {string} */ reason) =>
    `这里${title}只能是 ${value}。${reason}`,
  skipped: (/** @type {string} */ reason) => `中间的数跳过了。${reason}`,
  reasonAt: (/** @type {string} */ layer, /** @type {string} */ reason) => `在 ${layer}：${reason}`,
  notHere: (/** @type {string} */ option) => `${option} · 这里不行`,
  changesToo: (/** @type {string} */ title, /** @type {string[]} */ layers) =>
    `同时改变 ${layers.join("、")} 的${title}：它们的特征图要相加，所以必须一样。`,
  slideTo: (/** @type {string} */ title) => `滑动调节${title}`,
  paddingNumber: "格数",
  paddingAmount: "填充格数",
  paddingSides: "每边",
  sidesHelp: "一个数用于四边，两个数用于行和列，四个数用于上、下、左、右。",
  none: "无",
  on: "开",
  off: "关",
};
