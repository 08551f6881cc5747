/** Well-known blocks, as the server gives them: lists of layers that are fitted to the place where they are put. */

import { listAt } from "./architecture.js";

/** @import { Architecture, LayerFacts, LooseLayer } from "../types.d.ts" */
/** @import { NewPlace } from "./architecture.js" */

/** Stands in a block's layers for the number of channels that come in. */
const CHANNELS_IN = "in";

/**
 * The channels that come in at a place, as far as they are known.
 * @param {Architecture} architecture @param {Map<string, LayerFacts>} facts @param {NewPlace} place @returns {number}
 */
export function channelsAt(architecture, facts, place) {
  const before = "block" in place ? listAt(architecture, place)[(place.index ?? 0) - 1]?.id : place.after;
  const shape = before
    ? facts.get(before)?.output_shape
    : "block" in place && place.block !== null
      ? facts.get(place.block)?.input_shape
      : null;
  return shape?.at(-1) ?? architecture.input.channels;
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
