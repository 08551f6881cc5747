/** The sheet of all keys, and the hint of the first minute. */

export const keys = {
  keySheet: "按键",
  keysShort: "按键和它们的作用",
  withKey: (/** @type {string} */ text, /** @type {string} */ key) => `${text}（${key}）`,
  letterKeys: "单个字母和数字也是按键",
  keyGroups: {
    page: {
      title: "任何地方",
      does: {
        train: "训练、暂停、继续",
        step: "训练一批",
        networks: "现成的网络",
        link: "复制通往所见一切的链接",
        undo: "撤销",
        redo: "重做",
        open: "打开网络",
        save: "保存网络",
        rooms: "去图片、网络、层、训练",
        add: "添加层或块",
        zoom: "卡片变大、变小、原大小、全部看得见",
        sheet: "这张一览",
        close: "关闭打开的东西",
      },
    },
    card: {
      title: "在卡片上",
      does: {
        beside: "旁边的卡片",
        move: "移动这一层",
        branch: "移入分支、下一分支、再移出",
        copy: "复制这一层",
        drop: "放下卡片时按住：复制",
        remove: "删除这一层",
        look: "查看这一层",
      },
    },
    number: {
      title: "在数字上",
      does: {
        one: "多一步，少一步",
        ten: "十步",
        take: "采用输入的值",
      },
    },
    grid: {
      title: "在图片、特征图和网格里",
      does: {
        next: "下一个，下一格",
        map: "上一张图，下一张图",
        take: "选定它",
      },
    },
    kernel: {
      title: "在卷积核的一格上",
      does: {
        type: "输入数字",
        little: "多一点，少一点",
        letGo: "恢复原来的值",
      },
    },
    time: {
      title: "在时间滑块上",
      does: {
        step: "前一步，后一步",
        ends: "第一步，最新一步",
        play: "播放",
      },
    },
    panel: {
      title: "在面板的边上",
      does: {
        size: "变大或变小",
        fold: "折叠面板",
      },
    },
  },
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
