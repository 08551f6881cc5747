/** What a layer costs together with all layers inside it. */

/** @import { Layer, LayerFacts } from "../types.d.ts" */

/** @param {Layer} layer @param {ReadonlyMap<string, LayerFacts>} facts @param {"params" | "macs"} cost @returns {number} */
export function costOf(layer, facts, cost) {
  const inside = (layer.branches ?? []).flat();
  return inside.reduce((sum, inner) => sum + costOf(inner, facts, cost), facts.get(layer.id)?.[cost] ?? 0);
}
