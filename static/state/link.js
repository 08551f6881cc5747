/** The state that matters, as a link: JSON, deflated (RFC 1951), in base64url behind the hash. */

import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { walk } from "./architecture.js";

/** @import { Linked } from "../types.d.ts" */

/** Far more than any network needs, and nothing that a page could choke on. */
const LONGEST = 200_000;
/** Bytes of its JSON: a link is packed up to a thousand times tighter than what comes out of it. */
const LARGEST = 4_000_000;
/** Layers, and blocks within blocks, that a page can draw; what the server takes is less, or no more. */
const MOST_LAYERS = 500;
const DEEPEST = 20;
/** Rows, columns or channels of a picture that a page can lay out. */
const MOST_PIXELS = 100_000;

/** @param {Linked} linked @returns {string} */
export function toHash({ architecture, training, look, run }) {
  const seen = Object.keys(look).length > 0 ? { look } : {};
  const bytes = deflateSync(strToU8(JSON.stringify({ architecture, training, ...seen, run })), { level: 9 });
  const text = btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `#s=${text}`;
}

/** @param {unknown} text @returns {boolean} */
const isTextIfAny = (text) => text == null || typeof text === "string";

/** @param {any} cells of a kernel */
const areCells = (cells) =>
  Array.isArray(cells) &&
  cells.every(
    (line) => Array.isArray(line) && line.every((cell) => cell === null || typeof cell === "number"),
  );

/** @param {any} kernels that were set by hand, where there are any */
const areKernels = (kernels) =>
  kernels === undefined ||
  (Array.isArray(kernels) &&
    kernels.every(
      (entry) =>
        Number.isInteger(entry?.filter) &&
        isTextIfAny(entry.name) &&
        (entry.values === undefined || areCells(entry.values)),
    ));

/** @param {any} layers @param {number} [deep] @returns {boolean} whether the page can show them, however wrong their fields are */
const areLayers = (layers, deep = 0) =>
  Array.isArray(layers) &&
  deep <= DEEPEST &&
  layers.every(
    (layer) =>
      typeof layer?.kind === "string" &&
      isTextIfAny(layer.id) &&
      areKernels(layer.kernels) &&
      (layer.branches === undefined ||
        (Array.isArray(layer.branches) &&
          layer.branches.every((/** @type {any} */ branch) => areLayers(branch, deep + 1)))),
  );

/** @param {any} size of the input, along one of its axes */
const isSize = (size) => Number.isInteger(size) && size > 0 && size <= MOST_PIXELS;

/** @param {any} architecture */
const isArchitecture = (architecture) =>
  [architecture?.input?.height, architecture?.input?.width, architecture?.input?.channels].every(isSize) &&
  isTextIfAny(architecture.name) &&
  areLayers(architecture.layers) &&
  [...walk(architecture)].length <= MOST_LAYERS;

/** @param {any} optimizer of a link, where it says any */
const isOptimizer = (optimizer) =>
  optimizer === undefined ||
  (typeof optimizer?.name === "string" && typeof optimizer.learning_rate === "number");

/** @param {any} training */
const isTraining = (training) => typeof training?.dataset === "string" && isOptimizer(training.optimizer);

/** @param {string} hash @returns {boolean} whether it means to be a link of ours, readable or not */
export const isLink = (hash) => hash.startsWith("#s=");

/** @param {string} hash @returns {Linked | null} null where the hash holds no design */
export function fromHash(hash) {
  const text = /^#s=([\w-]+)$/.exec(hash)?.[1];
  if (!text || text.length > LONGEST) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = inflateSync(strToU8(binary, true), { out: new Uint8Array(LARGEST) });
    const { architecture, training, look, run } = JSON.parse(strFromU8(bytes));
    if (!isArchitecture(architecture) || !isTraining(training)) return null;
    return { architecture, training, look: look ?? {}, ...(typeof run === "string" ? { run } : {}) };
  } catch {
    return null;
  }
}
