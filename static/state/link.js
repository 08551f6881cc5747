/** The state that matters, as a link: JSON, deflated (RFC 1951), in base64url behind the hash. */

import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** @import { Linked } from "../types.d.ts" */

/** Far more than any network needs, and nothing that a page could choke on. */
const LONGEST = 200_000;

/** @param {Linked} linked @returns {string} */
export function toHash({ architecture, training, look, run }) {
  const seen = Object.keys(look).length > 0 ? { look } : {};
  const bytes = deflateSync(strToU8(JSON.stringify({ architecture, training, ...seen, run })), { level: 9 });
  const text = btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `#s=${text}`;
}

/** @param {any} layers @returns {boolean} whether the page can show them, however wrong their fields are */
const areLayers = (layers) =>
  Array.isArray(layers) &&
  layers.every(
    (layer) =>
      typeof layer?.kind === "string" &&
      (layer.branches === undefined || (Array.isArray(layer.branches) && layer.branches.every(areLayers))),
  );

/** @param {any} architecture */
const isArchitecture = (architecture) =>
  typeof architecture?.input === "object" && architecture.input !== null && areLayers(architecture.layers);

/** @param {string} hash @returns {boolean} whether it means to be a link of ours, readable or not */
export const isLink = (hash) => hash.startsWith("#s=");

/** @param {string} hash @returns {Linked | null} null where the hash holds no design */
export function fromHash(hash) {
  const text = /^#s=([\w-]+)$/.exec(hash)?.[1];
  if (!text || text.length > LONGEST) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const { architecture, training, look, run } = JSON.parse(strFromU8(inflateSync(strToU8(binary, true))));
    const whole = isArchitecture(architecture) && typeof training?.dataset === "string";
    if (!whole) return null;
    return { architecture, training, look: look ?? {}, ...(typeof run === "string" ? { run } : {}) };
  } catch {
    return null;
  }
}
