/** The sheet of all keys, and the hint of the first minute. */

export const keys = {
  keySheet: "Keys",
  keysShort: "Keys, and what they do",
  withKey: (/** @type {string} */ text, /** @type {string} */ key) => `${text} (${key})`,
  letterKeys: "Letters and digits alone are keys",
  /** Each: a title, and lines of keys and what they do. */
  keyGroups: [
    {
      title: "Everywhere",
      lines: [
        { keys: ["T"], does: "Train, pause, resume" },
        { keys: ["S"], does: "Train one batch" },
        { keys: ["N"], does: "Ready-made networks" },
        { keys: ["L"], does: "Copy the link to all that is shown" },
        { keys: ["Control+Z"], does: "Undo" },
        { keys: ["Control+Shift+Z", "Control+Y"], does: "Redo" },
        { keys: ["Control+O"], does: "Open a network" },
        { keys: ["Control+S"], does: "Save the network" },
        { keys: ["1", "2", "3", "4"], does: "Go to the pictures, the network, the layer, the training" },
        { keys: ["A"], does: "Add a layer or a block" },
        { keys: ["+", "-", "0", "F"], does: "Larger cards, smaller, full size, all in sight" },
        { keys: ["?"], does: "This sheet" },
        { keys: ["Escape"], does: "Close what is open" },
      ],
    },
    {
      title: "On a card",
      lines: [
        { keys: ["←", "→"], does: "The card beside it" },
        { keys: ["Alt+←", "Alt+→"], does: "Move the layer" },
        { keys: ["Alt+↑", "Alt+↓"], does: "Move it into a branch, to the next branch, out again" },
        { keys: ["Control+D"], does: "Copy the layer" },
        { keys: ["Delete"], does: "Remove the layer" },
        { keys: ["Enter"], does: "Look at the layer" },
      ],
    },
    {
      title: "On a number",
      lines: [
        { keys: ["↑", "↓"], does: "One step more, one less" },
        { keys: ["PageUp", "PageDown"], does: "Ten steps" },
        { keys: ["Enter"], does: "Take what is typed" },
      ],
    },
    {
      title: "In pictures, maps and grids",
      lines: [
        { keys: ["←", "→", "↑", "↓"], does: "The next one, the next cell" },
        { keys: ["PageUp", "PageDown"], does: "The map before, the map after" },
        { keys: ["Enter"], does: "Take it" },
      ],
    },
    {
      title: "On a cell of a kernel",
      lines: [
        { keys: ["Enter"], does: "Type a number" },
        { keys: ["Shift+↑", "Shift+↓"], does: "A little more, a little less" },
        { keys: ["Delete"], does: "As it was before" },
      ],
    },
    {
      title: "On the time slider",
      lines: [
        { keys: ["←", "→"], does: "The step before, the step after" },
        { keys: ["Home", "End"], does: "The first step, the newest" },
        { keys: ["Space"], does: "Play" },
      ],
    },
    {
      title: "On the edge of a panel",
      lines: [
        { keys: ["←", "→", "↑", "↓"], does: "Make it larger or smaller" },
        { keys: ["Enter"], does: "Fold the panel" },
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

  hints: "First steps",
  hintDone: "done",
  hintDismiss: "Do not show the first steps again",
  hintSteps: {
    change: {
      title: "Change",
      text: "Press + at filters: sizes, sums and pictures follow.",
    },
    train: {
      title: "Train",
      text: "Press Train: maps move, the bars find the right class.",
    },
    look: { title: "Look inside", text: "Click a cell of a map: see the sum that made it." },
  },
  hintsOver: "You know the way now. Press ? for all keys.",
};
