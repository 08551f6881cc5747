/** Networks that the tests share. */

/** @import { Architecture } from "../../static/types.d.ts" */

/** @returns {Architecture} a convolution, a block with one branch of two layers and an identity, a dense layer */
export const residual = () => ({
  version: 1,
  name: "residual",
  input: { height: 28, width: 28, channels: 1 },
  layers: [
    { kind: "Conv2D", id: "conv_1", filters: 8 },
    {
      kind: "Parallel",
      id: "block_1",
      branches: [
        [
          { kind: "Conv2D", id: "conv_2", filters: 8 },
          { kind: "Conv2D", id: "conv_3", filters: 8 },
        ],
        [],
      ],
    },
    { kind: "Dense", id: "dense_1", units: 10 },
  ],
});
