// ConvNetJS trains the network of its own MNIST demo; prints pictures a second.
// use: node convnetjs_digits.cjs PICTURES LABELS (files of bytes: 24 x 24 a picture, one a label) COUNT
"use strict";
const { readFileSync } = require("node:fs");
const convnetjs = require("convnetjs");

const SIDE = 24;
const WARM = 400; // pictures until V8 has compiled what is hot

const [pictures, labels] = process.argv.slice(2, 4).map((path) => readFileSync(path));
const count = Number(process.argv[4]);

const volumes = Array.from(labels, (_, index) => {
  const volume = new convnetjs.Vol(SIDE, SIDE, 1, 0);
  for (let at = 0; at < SIDE * SIDE; at++) volume.w[at] = pictures[index * SIDE * SIDE + at] / 255;
  return volume;
});

const net = new convnetjs.Net();
net.makeLayers([
  { type: "input", out_sx: SIDE, out_sy: SIDE, out_depth: 1 },
  { type: "conv", sx: 5, filters: 8, stride: 1, pad: 2, activation: "relu" },
  { type: "pool", sx: 2, stride: 2 },
  { type: "conv", sx: 5, filters: 16, stride: 1, pad: 2, activation: "relu" },
  { type: "pool", sx: 3, stride: 3 },
  { type: "softmax", num_classes: 10 },
]);
const trainer = new convnetjs.SGDTrainer(net, { method: "adadelta", batch_size: 20, l2_decay: 0.001 });

let next = 0;
function train(many) {
  for (let done = 0; done < many; done++) {
    trainer.train(volumes[next], labels[next]);
    next = (next + 1) % volumes.length;
  }
}

train(WARM);
const begin = process.hrtime.bigint();
train(count);
console.log(count / (Number(process.hrtime.bigint() - begin) / 1e9));
