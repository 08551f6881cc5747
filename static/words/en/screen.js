/** The screen: its panels, how it is shown, and what a lesson leaves out. */

export const screen = {
  panels: { pictures: "Pictures", inspector: "Layer", bottom: "Training" },
  foldPanel: {
    pictures: "Fold the pictures away",
    inspector: "Fold the layer's panel away",
    bottom: "Fold the training's figures away",
  },
  unfoldPanel: {
    pictures: "Show the pictures",
    inspector: "Show the layer's panel",
    bottom: "Show the training's figures",
  },
  sizeOf: {
    pictures: "Width of the pictures",
    inspector: "Width of the layer's panel",
    bottom: "Height of the training's figures",
  },
  sizeHelp: "Drag, or use the arrow keys; Home makes it small, End large; a double click takes its own size",
  pixels: (/** @type {number} */ n) => `${n} pixels`,
  rooms: "Parts of the page",

  view: "View",
  themeChoice: "Theme",
  themes: { system: "as the system", light: "light", dark: "dark" },
  panelChoice: "Panels",
  projector: "Projector",
  projectorHelp: "Large type, and room for the network: for a wall that many look at",
  lesson: "For a lesson",
  lessonHelp: "What is not ticked is hidden, here and in the link that is shared.",
  parts: {
    pictures: "Pictures",
    inspector: "Layer panel",
    bottom: "Training panel",
    network: "Choice of network",
    data: "Choice of data",
    settings: "Learning settings",
    train: "Train",
    step: "Step",
    reset: "Stop and Reset",
    tools: "Undo and files",
    totals: "Sums",
    edit: "Changing layers",
    fields: "Fields of cards",
    time: "Time slider",
    curves: "Curves",
    classes: "Confusion",
    doctor: "Doctor",
  },
  showAll: "Show all",

  progressOf: (/** @type {number} */ epoch, /** @type {number} */ epochs, /** @type {string} */ accuracy) =>
    `Epoch ${epoch} of ${epochs} is done: ${accuracy} of the validation pictures are right.`,
  runStates: {
    queued: "The training waits in the queue.",
    starting: "The network is being built.",
    running: "The training runs.",
    paused: "The training is paused.",
    finished: "The training is finished.",
    stopped: "The training was stopped.",
    failed: "The training failed.",
  },
};
