/** The sheet of all keys, and the hint of the first minute. */

export const keys = {
  keySheet: "Keys",
  keysShort: "Keys, and what they do",
  withKey: (/** @type {string} */ text, /** @type {string} */ key) => `${text} (${key})`,
  letterKeys: "Letters and digits alone are keys",
  /** By the place where keys mean something, what each does there. */
  keyGroups: {
    page: {
      title: "Everywhere",
      does: {
        train: "Train, pause, resume",
        step: "Train one batch",
        networks: "Ready-made networks",
        link: "Copy the link to all that is shown",
        undo: "Undo",
        redo: "Redo",
        open: "Open a network",
        save: "Save the network",
        rooms: "Go to the pictures, the network, the layer, the training",
        add: "Add a layer or a block",
        zoom: "Larger cards, smaller, full size, all in sight",
        sheet: "This sheet",
        close: "Close what is open",
      },
    },
    card: {
      title: "On a card",
      does: {
        beside: "The card beside it",
        move: "Move the layer",
        branch: "Move it into a branch, to the next branch, out again",
        copy: "Copy the layer",
        drop: "While a card is dropped: a copy",
        remove: "Remove the layer",
        look: "Look at the layer",
      },
    },
    number: {
      title: "On a number",
      does: {
        one: "One step more, one less",
        ten: "Ten steps",
        take: "Take what is typed",
      },
    },
    grid: {
      title: "In pictures, maps and grids",
      does: {
        next: "The next one, the next cell",
        map: "The map before, the map after",
        take: "Take it",
      },
    },
    kernel: {
      title: "On a cell of a kernel",
      does: {
        type: "Type a number",
        little: "A little more, a little less",
        letGo: "As it was before",
      },
    },
    time: {
      title: "On the time slider",
      does: {
        step: "The step before, the step after",
        ends: "The first step, the newest",
        play: "Play",
      },
    },
    panel: {
      title: "On the edge of a panel",
      does: {
        size: "Make it larger or smaller",
        fold: "Fold the panel",
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
