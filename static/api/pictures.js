/** Pictures that are no dataset's, and those that a validation took for one class. */

import { ApiError, ask } from "./http.js";
import { parseNpy } from "./npy.js";
import { said } from "./said.js";

/** @import { Photograph, Pictures } from "../types.d.ts" */
/** @typedef {"drawing" | "upload" | "camera"} PictureKind */

/** @param {Response} response @param {string} header @returns {number[]} */
const numbers = (response, header) =>
  (response.headers.get(header) ?? "").split(",").filter(Boolean).map(Number);

/** @param {Response} response @returns {Promise<{shape: number[], data: Uint8Array}>} */
async function pixels(response) {
  const { shape, data } = parseNpy(await response.arrayBuffer());
  if (!(data instanceof Uint8Array)) throw new ApiError(0, { message: "Pictures must be uint8." });
  return { shape, data };
}

/** Where a picture lies, for an image element. @param {string} id */
export const pictureUrl = (id) => `/api/pictures/${encodeURIComponent(id)}`;

/** @returns {Promise<Photograph[]>} */
export const getPhotographs = async () => said(await (await ask("/api/pictures")).json()).pictures;

/** A picture as a network takes it. @param {string} id @param {{height: number, width: number, channels: number}} input @returns {Promise<Pictures>} */
export async function getFitted(id, { height, width, channels }) {
  const query = `height=${height}&width=${width}&channels=${channels}`;
  const found = await pixels(await ask(`${pictureUrl(id)}?${query}`));
  return { dataset: "", offset: 0, labels: [], own: id, ...found };
}

/** Give the server a picture, PNG or JPEG. @param {Blob} file @param {PictureKind} kind @param {boolean} [draft] true where another comes in its place soon @returns {Promise<string>} its id */
export async function sendPicture(file, kind, draft = false) {
  const query = `kind=${kind}${draft ? "&draft=1" : ""}`;
  const options = { method: "POST", headers: { "Content-Type": file.type }, body: file };
  return (await (await ask(`/api/pictures?${query}`, options)).json()).picture.id;
}

/** @param {string} id */
export const removePicture = (id) =>
  ask(pictureUrl(id), { method: "DELETE", headers: { "Content-Type": "application/json" } });

/**
 * The test pictures of one class that the newest validation of a run took for another, or for what they are.
 * @param {string} run @param {{truth: number, answer: number, offset?: number, count?: number, step?: number}} cell `step`: in place of the newest validation the last one up to there
 * @returns {Promise<{total: number, pictures: Pictures}>}
 */
export async function getTaken(run, { truth, answer, offset = 0, count = 24, step }) {
  const at = step === undefined ? "" : `&step=${step}`;
  const query = `truth=${truth}&answer=${answer}&offset=${offset}&count=${count}${at}`;
  const response = await ask(`/api/runs/${encodeURIComponent(run)}/taken?${query}`);
  const [labels, indices] = [numbers(response, "X-Labels"), numbers(response, "X-Indices")];
  const total = Number(response.headers.get("X-Total"));
  return { total, pictures: { dataset: "", offset: 0, labels, indices, ...(await pixels(response)) } };
}

/** The class that the newest validation of a run, or the last one up to a step, gave each test picture. @param {string} run @param {number | null} [step] @returns {Promise<number[]>} */
export async function getPredictions(run, step = null) {
  const at = step === null ? "" : `?step=${step}`;
  const response = await ask(`/api/runs/${encodeURIComponent(run)}/predictions${at}`);
  return Array.from(parseNpy(await response.arrayBuffer()).data);
}
