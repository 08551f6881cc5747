/** Kernels: as pictures, and as numbers that can be set by hand. */

export const filters = {
  kernelView: "显示卷积核",
  kernelViews: { weights: "权重", changes: "变化" },
  kernelViewHelp: { weights: "卷积核现在的样子", changes: "卷积核减去最初的样子" },
  filterNumber: (/** @type {number} */ n) => `${n} 个卷积核`,
  kernelsOf: (/** @type {number} */ filter, /** @type {number} */ n) => `滤波器 ${filter} 的 ${n} 个卷积核`,
  filterOrder: "每列一个滤波器，每行一个输入通道。",
  channelOrder: "每个输入通道一个。",
  firstFilters: (/** @type {number} */ n) => `这一层太大，图片只画出前 ${n} 个滤波器。`,
  noFilters: "网络一运行，卷积核就会出现。",
  noChange: "还没有任何变化：这些是初始权重。",
  unchanged: "还没有变化",
  noWeights: "这一层没有滤波器。",

  filterOf: (/** @type {number} */ i, /** @type {number} */ n) => `滤波器 ${i} / ${n}`,
  previousFilter: "上一个滤波器",
  nextFilter: "下一个滤波器",
  channelChoice: "输入通道",
  allChannels: (/** @type {number} */ n) => `全部 ${n} 个通道合起来`,
  oneChannel: (/** @type {number} */ i) => `通道 ${i}`,
  together: "各通道相加：就是滤波器对灰度图片做的事。在这里设置的数平均分给各通道。",

  kernelNumbers: (/** @type {number} */ i) => `滤波器 ${i} 的数`,
  cellAt: (/** @type {number} */ row, /** @type {number} */ column) => `第 ${row} 行第 ${column} 列`,
  cellSays: (/** @type {string} */ place, /** @type {string} */ value) => `${place}：${value}`,
  cellSet: (/** @type {string} */ place, /** @type {string} */ value) => `${place}：${value}，手动设置`,
  cellHelp: "输入数字，或上下拖动；按 Delete 放手。",
  filterMap: (/** @type {number} */ i) => `特征图 ${i}`,

  stateDrawn: "随机抽取",
  stateLearned: "学到的",
  stateHand: "手动设置",
  stateSince: (/** @type {string} */ name) => `${name}，之后又学习过`,
  freeze: "冻结",
  freezeHelp: "设置的值就是现在的值，训练时也保持不变。",
  freezeNothing: "先选一个经典核或改一个数：冻结的是设置过的东西。",
  letGo: "放手",
  letGoHelp: "回到没有手动设置的样子：随机抽取的，或学到的。",

  classics: "设为经典卷积核",
  oneEach: "每个滤波器一个经典核",
  obstacles: {
    past: "这是较早的一步：按“现在”才能改卷积核。",
    normalized: "权重归一把每个滤波器的长度分开学习：关掉它才能手动设置卷积核。",
  },
};
