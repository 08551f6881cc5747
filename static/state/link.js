/** The state that matters, as a link: JSON in base64url behind the hash. */

/** @import { Design } from "../types.d.ts" */

/** @param {Design} design @returns {string} */
export function toHash(design) {
  const bytes = new TextEncoder().encode(JSON.stringify(design));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const text = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `#s=${text}`;
}

/** @param {string} hash @returns {Design | null} null where the hash holds no design */
export function fromHash(hash) {
  const text = /^#s=([\w-]+)$/.exec(hash)?.[1];
  if (!text) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const design = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
    return Array.isArray(design?.architecture?.layers) && design.training?.dataset ? design : null;
  } catch {
    return null;
  }
}
