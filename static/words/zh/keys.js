/** The sheet of all keys, and the hint of the first minute. */

export const keys = {
  keySheet: "按键",
  keysShort: "按键和它们的作用",
  withKey: (/** @type {string} */ text, /** @type {string} */ key) => `${text}（${key}）`,
  letterKeys: "单个字母和数字也是按键",
  keyGroups: [
    {
      title: "任何地方",
      lines: [
        { keys: ["T"], does: "训练、暂停、继续" },
        { keys: ["S"], does: "训练一批" },
        { keys: ["N"], does: "现成的网络" },
        { keys: ["L"], does: "复制通往所见一切的链接" },
        { keys: ["Control+Z"], does: "撤销" },
        { keys: ["Control+Shift+Z", "Control+Y"], does: "重做" },
        { keys: ["Control+O"], does: "打开网络" },
        { keys: ["Control+S"], does: "保存网络" },
        { keys: ["1", "2", "3", "4"], does: "去图片、网络、层、训练" },
        { keys: ["A"], does: "添加层或块" },
        { keys: ["+", "-", "0", "F"], does: "卡片放大、缩小、原大、全部可见" },
        { keys: ["?"], does: "这张一览" },
        { keys: ["Escape"], does: "关闭打开的东西" },
      ],
    },
    {
      title: "在卡片上",
      lines: [
        { keys: ["←", "→"], does: "旁边的卡片" },
        { keys: ["Alt+←", "Alt+→"], does: "移动这一层" },
        { keys: ["Alt+↑", "Alt+↓"], does: "移进分支、移到下一条分支、再移出来" },
        { keys: ["Control+D"], does: "复制这一层" },
        { keys: ["Delete"], does: "删除这一层" },
        { keys: ["Enter"], does: "查看这一层" },
      ],
    },
    {
      title: "在数字上",
      lines: [
        { keys: ["↑", "↓"], does: "多一步，少一步" },
        { keys: ["PageUp", "PageDown"], does: "十步" },
        { keys: ["Enter"], does: "采用输入的值" },
      ],
    },
    {
      title: "在图片、特征图和网格里",
      lines: [
        { keys: ["←", "→", "↑", "↓"], does: "下一个，下一格" },
        { keys: ["Enter"], does: "选定它" },
      ],
    },
    {
      title: "在时间滑块上",
      lines: [
        { keys: ["←", "→"], does: "前一步，后一步" },
        { keys: ["Home", "End"], does: "第一步，最新一步" },
      ],
    },
    {
      title: "在面板的边上",
      lines: [
        { keys: ["←", "→", "↑", "↓"], does: "变大或变小" },
        { keys: ["Enter"], does: "折叠面板" },
      ],
    },
  ],
  keyNames: /** @type {Record<string, string>} */ ({
    Control: "Ctrl",
    Escape: "Esc",
    Delete: "Del",
    PageUp: "Page ↑",
    PageDown: "Page ↓",
  }),

  hints: "最初几步",
  hintDone: "完成",
  hintDismiss: "不再显示最初几步",
  hintSteps: {
    change: { title: "改一改", text: "在滤波器处按 +：尺寸、算式和图片跟着变。" },
    train: { title: "训练", text: "按“训练”：特征图动起来，条形找到正确的类别。" },
    look: { title: "看里面", text: "点特征图的一格：看它是怎样加出来的。" },
  },
  hintsOver: "现在你认得路了。按 ? 查看所有按键。",
};
