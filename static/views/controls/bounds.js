/** What the controls of a layer's field are told of its leeway: legal numbers, options, and the reasons in words. */

import { layerAt } from "../../state/architecture.js";
import { broken, isFresh, learn, leewayOf } from "../../state/leeway.js";
import { endsOf } from "../../state/legal.js";
import { architecture } from "../../state/store.js";
import { words } from "../../words/words.js";
import { withoutPath } from "../format.js";

/** @import { Field, Leeway, Problem } from "../../types.d.ts" */
/** @import { Ranges } from "../../state/legal.js" */
/** @typedef {"below" | "above" | "between"} Side */
/**
 * @typedef {object} Bounds
 * @property {() => Promise<Bounds> | null} renew the bounds of the network as it is now, where these are older
 * @property {Ranges} [ranges] the legal numbers, where they are known
 * @property {(side: Side) => string} why the reason why there are none beyond, or between
 * @property {(option: unknown) => string} refusal why an option of a list cannot be taken; empty where it can
 * @property {string[]} together the layers whose field changes too
 * @property {(value: unknown) => Promise<string>} check what a value would break, in words; empty where it breaks nothing
 */

/** @param {Problem} problem @param {string} own the layer that is spoken of anyway */
function reason(problem, own) {
  const at = layerAt(architecture.peek(), problem.path)?.id;
  const message = withoutPath(problem.message);
  return at && at !== own ? words.reasonAt(at, message) : message;
}

/** @param {string} own @param {Field} field @param {Leeway | undefined} leeway @param {Side} side */
function whyOf(own, field, leeway, side) {
  if (side === "between") return leeway?.between ? words.skipped(reason(leeway.between, own)) : "";
  const problem = leeway?.[side];
  if (!leeway || !problem)
    return side === "below"
      ? words.leastOf(field.title, field.minimum)
      : words.mostOf(field.title, field.maximum);
  const [low, high] = endsOf(leeway.ranges);
  const sentence = reason(problem, own);
  if (low === high) return words.only(field.title, low, sentence);
  return side === "below"
    ? words.leastHere(field.title, low, sentence)
    : words.mostHere(field.title, high, sentence);
}

/** @param {string} layer @param {Field} field @param {Leeway | undefined} leeway what is known of the field @returns {Bounds} */
export function boundsOf(layer, field, leeway) {
  const together = leeway?.together ?? [];
  return {
    renew: () =>
      isFresh(layer, field.name)
        ? null
        : learn(layer).then(() => boundsOf(layer, field, leewayOf(layer, field.name))),
    ranges: leeway?.ranges.length ? leeway.ranges : undefined,
    why: (side) => whyOf(layer, field, leeway, side),
    refusal: (option) => {
      const problem = leeway?.refused[String(option)];
      return problem ? reason(problem, layer) : "";
    },
    together,
    check: async (value) => {
      const problem = await broken(layer, field.name, value, together);
      return problem ? reason(problem, layer) : "";
    },
  };
}
