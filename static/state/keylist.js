/** All keys, by the place where they mean something and what they do there; the words have a sentence for each. */

export const KEYS = {
  page: {
    train: ["T"],
    step: ["S"],
    networks: ["N"],
    link: ["L"],
    undo: ["Control+Z"],
    redo: ["Control+Shift+Z", "Control+Y"],
    open: ["Control+O"],
    save: ["Control+S"],
    rooms: ["1", "2", "3", "4"],
    add: ["A"],
    zoom: ["+", "-", "0", "F"],
    sheet: ["?"],
    close: ["Escape"],
  },
  card: {
    beside: ["←", "→"],
    move: ["Alt+←", "Alt+→"],
    branch: ["Alt+↑", "Alt+↓"],
    copy: ["Control+D"],
    drop: ["Control", "Alt"],
    remove: ["Delete"],
    look: ["Enter"],
  },
  number: {
    one: ["↑", "↓"],
    ten: ["PageUp", "PageDown"],
    take: ["Enter"],
  },
  grid: {
    next: ["←", "→", "↑", "↓"],
    map: ["PageUp", "PageDown"],
    take: ["Enter"],
  },
  kernel: {
    type: ["Enter"],
    little: ["Shift+↑", "Shift+↓"],
    letGo: ["Delete"],
  },
  time: {
    step: ["←", "→"],
    ends: ["Home", "End"],
    play: ["Space"],
  },
  panel: {
    size: ["←", "→", "↑", "↓"],
    fold: ["Enter"],
  },
};
