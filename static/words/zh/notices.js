/** The doctor, messages, and what went wrong. */

export const notices = {
  doctor: "诊断",
  findings: (/** @type {number} */ n) => `${n} 条发现`,
  allWell: "尺寸相符，没有要修的。",
  analysing: "正在查看网络",
  repair: "修复",
  goBack: (/** @type {number} */ step, /** @type {number} */ rate) =>
    `回到第 ${step.toLocaleString("en")} 步，学习率改为 ${Number(rate.toPrecision(3))}`,
  severities: { error: "错误", warning: "警告", hint: "提示" },
  messages: "消息",
  dismiss: "关闭",

  pageError: (/** @type {string} */ message) => `页面出了问题：${message}`,
  runFailed: "训练自己结束了。网络和曲线都还在。",
  runGone: "这次训练已不在服务器上。按“训练”开始新的一次。",
  fixFailed: "这个修复不适合现在的网络。",
  datasetMissing: (/** @type {string} */ title) => `${title} 不在这台电脑上。`,
  unavailable: "不在这台电脑上",
};
