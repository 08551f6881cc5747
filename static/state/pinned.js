/** The picture that runs through the network, as pixels. */

import { ApiError, getPictures } from "../api/http.js";
import { getFitted } from "../api/pictures.js";
import { pin } from "./actions.js";
import { report } from "./notices.js";
import { architecture, dataset, image, pictures, pinnedPicture } from "./store.js";
import { turns } from "./turns.js";

/** @import { Pictures } from "../types.d.ts" */

/** One picture out of several. @param {Pictures} page @param {number} at @returns {Pictures} */
function alone(page, at) {
  const size = page.data.length / page.labels.length;
  return {
    dataset: page.dataset,
    offset: page.indices?.[at] ?? page.offset + at,
    shape: [1, ...page.shape.slice(1)],
    data: page.data.subarray(at * size, (at + 1) * size),
    labels: [page.labels[at]],
  };
}

/** @param {number} index @returns {Pictures | null} a test picture that is at hand already */
function inStrip(index) {
  const strip = pictures.value;
  const at = strip ? index - strip.offset : -1;
  const there = strip && strip.dataset === dataset.value?.name && at >= 0 && at < strip.labels.length;
  return there ? alone(strip, at) : null;
}

/** @param {number | string} which @returns {Promise<Pictures | null>} */
async function load(which) {
  if (typeof which === "string") return getFitted(which, architecture.value.input);
  const known = inStrip(which);
  if (known) return known;
  return dataset.value?.available ? getPictures(dataset.value.name, which, 1) : null;
}

const toFollow = turns();

/** Keep the picture at hand; one that the server has no more gives way to the first test picture. */
export async function followPicture() {
  const which = image.value;
  const isLast = toFollow();
  if (which === null) return;
  try {
    const found = await load(which);
    if (isLast() && found) pinnedPicture.value = found;
  } catch (error) {
    if (!isLast()) return;
    report(error);
    if (typeof which === "string" && error instanceof ApiError && error.code === "unknown_picture") pin(0);
  }
}
