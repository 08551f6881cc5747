/** Well-known blocks, as the server gives them: lists of layers that are fitted to the place where they are put. */

/** @import { Architecture, LayerFacts, LooseLayer } from "../types.d.ts" */
/** @import { NewPlace } from "./architecture.js" */

/** Stands in a block's layers for the number of channels that come in. */
const CHANNELS_IN = "in";

/**
 * The channels that come in at a place, as far as they are known.
 * @param {Architecture} architecture @param {Map<string, LayerFacts>} facts @param {NewPlace} place @returns {number}
 */
export function channelsAt({ input }, facts, place) {
  const shape =
    "block" in place
      ? facts.get(place.block)?.input_shape
      : place.after === null
        ? null
        : facts.get(place.after)?.output_shape;
  return shape?.at(-1) ?? input.channels;
}

/** Put the number of channels where a block leaves it open. @param {LooseLayer[]} layers @param {number} channels @returns {LooseLayer[]} */
export const withChannels = (layers, channels) =>
  layers.map((layer) => {
    const fields = Object.entries(layer).map(([name, value]) => [
      name,
      value === CHANNELS_IN ? channels : value,
    ]);
    const branches = layer.branches?.map((branch) => withChannels(branch, channels));
    return { ...Object.fromEntries(fields), ...(branches ? { branches } : {}) };
  });
