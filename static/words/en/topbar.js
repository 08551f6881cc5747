/** The top bar and the settings of a training. */

export const topbar = {
  title: "ConvNet Playground",
  skip: "Skip to the network",
  data: "data",
  train: "Train",
  pause: "Pause",
  callOff: "Cancel",
  leave: "Leave",
  leaveHelp:
    "Somebody else's training is shown: it goes on without this page, which keeps what was learned so far",
  tools: "Tools",
  resume: "Resume",
  step: "Step",
  stepHelp: "Train one batch",
  stepLater: "Pause first: Step trains one batch of a paused training",
  stop: "Stop",
  stopHelp: "End the training; the weights stay",
  reset: "Reset",
  resetHelp: "Stop, and forget all that was learned",
  undo: "Undo",
  redo: "Redo",
  settings: "Learning settings",
  settingsShort: "optimizer · epochs × batch",
  validation: "% validation",
  training: "training",
  validationSeries: "validation",
  device: "device",

  train_settings: {
    epochs: "epochs",
    batch_size: "batch size",
    learning_rate: "learning rate",
    optimizer: "optimizer",
    loss: "loss",
    train_size: "pictures",
    seed: "seed",
  },
  settingsNote:
    "Learning rate and epochs reach a training that runs. The rest takes effect with the next Train.",
};
