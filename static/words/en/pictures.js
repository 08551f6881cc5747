/** The pictures: the test set's, photographs, and those of one's own. */

export const pictures = {
  picture: "Picture",
  pictures: "Test pictures",
  pictureName: (/** @type {string} */ label, /** @type {number} */ index) => `${label} · test ${index}`,
  earlier: "Earlier pictures",
  later: "Later pictures",
  picturesRange: (/** @type {number} */ from, /** @type {number} */ to) => `${from}–${to}`,
  testIndex: (/** @type {number} */ index) => `test ${index}`,

  pictureSource: "Which pictures",
  pictureSources: { test: "Test set", others: "Others" },
  photographs: "Photographs",
  photograph: "photograph",
  ownPictures: "Yours",
  ownPicture: { drawing: "Your drawing", upload: "Your picture", camera: "Your camera picture" },
  numberedPicture: (/** @type {string} */ name, /** @type {number} */ n) => `${name} ${n}`,
  noOwnPictures: "Draw, upload, drop or take one.",
  removePicture: (/** @type {string} */ name) => `Remove ${name}`,
  otherSize: (/** @type {string} */ theirs, /** @type {string} */ wanted) =>
    `The test pictures are ${theirs}; this network takes ${wanted}.`,

  drawPicture: "Draw a picture",
  uploadPicture: "Upload a picture",
  takePicture: "Take a picture with the camera",
  keepMade: "Keep",
  leaveMade: "Cancel",
  networkSees: "What the network sees",

  drawingPad: "Drawing pad",
  drawingKeys:
    "Arrow keys move the pen, with Shift farther; Space puts it down and lifts it; Z takes the last stroke back.",
  drawingHint: "Draw: the network answers at every stroke.",
  pen: "Pen",
  eraser: "Eraser",
  penWidth: "Width of the pen",
  penColor: "Colour of the pen",
  clearDrawing: "Clear",
  undoStroke: "Take the last stroke back",
  centreDrawing: "centre it",
  centreDrawingHelp: "Move and scale the drawing as the test pictures are: a network knows no other sizes",

  cameraView: "What the camera sees",
  cameraHint: "The picture goes to this server alone, and stays there only if you keep it.",
  holdStill: "Hold still",
  goOn: "Go on",
  asInk: "as ink on paper",
  asInkShort: "as ink",
  asInkHelp: "Take paper for black and ink for white, as the digits are, and leave the shadows out",

  cameraFaults: {
    insecure: "Browsers give the camera only to pages of this computer and to https addresses.",
    NotAllowedError: "The camera was not allowed. Beside the page's address that can be changed.",
    NotFoundError: "No camera was found.",
    other: "The camera cannot be opened; another program may be using it.",
  },
  notAPicture: (/** @type {string} */ name) => `${name} is no picture that this browser can read.`,

  mistaken: (/** @type {string} */ name, /** @type {string} */ said) => `${name} · taken for ${said}`,
  recognized: (/** @type {string} */ name) => `${name} · recognized`,
};
