/** The pictures: the test set's, photographs, and those of one's own. */

export const pictures = {
  picture: "图片",
  pictures: "测试图片",
  pictureName: (/** @type {string} */ label, /** @type {number} */ index) => `${label} · 测试 ${index}`,
  earlier: "前面的图片",
  later: "后面的图片",
  picturesRange: (/** @type {number} */ from, /** @type {number} */ to) => `${from}–${to}`,
  testIndex: (/** @type {number} */ index) => `测试 ${index}`,

  pictureSource: "哪些图片",
  pictureSources: { test: "测试集", others: "其他" },
  photographs: "照片",
  photograph: "照片",
  ownPictures: "你的",
  ownPicture: { drawing: "你画的", upload: "你的图片", camera: "你拍的" },
  numberedPicture: (/** @type {string} */ name, /** @type {number} */ n) => `${name} ${n}`,
  noOwnPictures: "画一张、上传、拖进来或拍一张。",
  removePicture: (/** @type {string} */ name) => `删除${name}`,
  otherSize: (/** @type {string} */ theirs, /** @type {string} */ wanted) =>
    `测试图片是 ${theirs}；这个网络要 ${wanted}。`,

  drawPicture: "画一张图片",
  uploadPicture: "上传图片",
  takePicture: "用摄像头拍一张",
  keepMade: "保留",
  leaveMade: "取消",
  networkSees: "网络看到的",

  drawingPad: "画板",
  drawingKeys: "方向键移动笔，按住 Shift 移得更远；空格落笔、抬笔；Z 收回最后一笔。",
  drawingHint: "画吧：每一笔网络都会回应。",
  pen: "笔",
  eraser: "橡皮",
  penWidth: "笔的粗细",
  penColor: "笔的颜色",
  clearDrawing: "清空",
  undoStroke: "收回最后一笔",
  centreDrawing: "居中",
  centreDrawingHelp: "像测试图片那样移动并缩放所画的内容：网络不认识别的大小",

  cameraView: "摄像头看到的",
  cameraHint: "图片只送到这个服务器，只有你保留时才留在那里。",
  holdStill: "定格",
  goOn: "继续",
  asInk: "当作纸上的墨迹",
  asInkShort: "墨迹",
  asInkHelp: "像数字那样，把纸当作黑、墨当作白，并去掉阴影",

  cameraFaults: {
    insecure: "浏览器只把摄像头交给本机页面和 https 地址。",
    NotAllowedError: "摄像头未被允许。可以在页面地址旁边更改。",
    NotFoundError: "没有找到摄像头。",
    other: "摄像头打不开；可能有别的程序在用。",
  },
  notAPicture: (/** @type {string} */ name) => `${name} 不是这个浏览器能读的图片。`,

  mistaken: (/** @type {string} */ name, /** @type {string} */ said) => `${name} · 被认作${said}`,
  recognized: (/** @type {string} */ name) => `${name} · 认出来了`,
};
