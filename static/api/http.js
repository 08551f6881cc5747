/** The HTTP half of the server's contract: one function a call, errors as ApiError. */

import { decode } from "@msgpack/msgpack";
import { words } from "../words/words.js";
import { parseNpy } from "./npy.js";
import { parseNpz } from "./npz.js";
import { said } from "./said.js";

/** @import { Architecture, Block, DatasetInfo, Design, Facts, Frame, GalleryEntry, Health, JsonSchema, MatrixFacts, Leeway, Pictures, PresetInfo, Row, Run, Tensor, Training } from "../types.d.ts" */

/** What the server said, or why it could not be asked. */
export class ApiError extends Error {
  /**
   * @param {number} status HTTP status, 0 where the server was not reached
   * @param {{code?: string, message?: string, path?: string, hint?: string}} error
   */
  constructor(status, error) {
    super(error.message ?? "The server gave no reason.");
    this.status = status;
    this.code = error.code ?? "unknown";
    this.path = error.path ?? "";
    this.hint = error.hint ?? "";
  }
}

/** @param {unknown} error @returns {boolean} true where the request was given up by the page itself */
export const isAbort = (error) => error instanceof DOMException && error.name === "AbortError";

/** @param {string} url @param {RequestInit} [options] @returns {Promise<Response>} */
export async function ask(url, options) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError(0, { code: "unreachable", message: words.offline });
  }
  if (!response.ok) throw new ApiError(response.status, await errorOf(response));
  return response;
}

/** @param {Response} response */
async function errorOf(response) {
  const fallback = { code: `http_${response.status}`, message: `The server answered ${response.status}.` };
  const body = await response.json().catch(() => null);
  return said(body?.error ?? fallback);
}

/** @param {string} method @param {unknown} body @param {AbortSignal} [signal] @returns {RequestInit} */
const withJson = (method, body, signal) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body ?? {}),
  signal: signal ?? null,
});

/** @param {string} url @returns {Promise<any>} */
const getJson = async (url) => said(await (await ask(url)).json());

/** @param {string} method @param {string} url @param {unknown} [body] @param {AbortSignal} [signal] @returns {Promise<any>} */
const sendJson = async (method, url, body, signal) =>
  said(await (await ask(url, withJson(method, body, signal))).json());

const encode = encodeURIComponent;

/** @returns {Promise<Health>} */
export const getHealth = () => getJson("/api/health");

/** @returns {Promise<{architecture: JsonSchema, training: JsonSchema, blocks?: Block[]}>} */
export const getSchema = () => getJson("/api/schema");

/** @returns {Promise<PresetInfo[]>} */
export const getPresets = async () => (await getJson("/api/presets")).presets;

/** @param {string} name @returns {Promise<{architecture: Architecture, training?: Training}>} */
export const getPreset = (name) => getJson(`/api/presets/${encode(name)}`);

/** @returns {Promise<GalleryEntry[]>} */
export const getGallery = async () => (await getJson("/api/gallery")).gallery;

/** @returns {Promise<DatasetInfo[]>} */
export const getDatasets = async () => (await getJson("/api/datasets")).datasets;

/** @param {string} dataset @param {number} offset @param {number} count @returns {Promise<Pictures>} */
export async function getPictures(dataset, offset, count) {
  const query = `split=test&offset=${offset}&count=${count}`;
  const response = await ask(`/api/datasets/${encode(dataset)}/images?${query}`);
  const { shape, data } = parseNpy(await response.arrayBuffer());
  if (!(data instanceof Uint8Array)) throw new ApiError(0, { message: "Pictures must be uint8." });
  const labels = (response.headers.get("X-Labels") ?? "").split(",").map(Number);
  return { dataset, offset, shape, data, labels };
}

/** How far the fields of a layer can go. @param {{architecture: Architecture, layer: string, dataset?: string}} body @returns {Promise<Record<string, Leeway>>} */
export const getLeeway = async (body) => (await sendJson("POST", "/api/leeway", body)).fields;

/** @param {{architecture: Architecture, dataset?: string, batch_size?: number, optimizer?: object}} body @param {AbortSignal} signal @returns {Promise<Facts>} */
export const analyze = (body, signal) => sendJson("POST", "/api/analyze", body, signal);

/**
 * Run a picture through a network.
 * @param {{architecture: Architecture, dataset: string, image: number | string, weights_from?: string, weights_step?: number,
 *   kernels?: string[], changes?: string[], layers?: string[], unit?: number, seed?: number}} body `weights_step`: the step of the run; `kernels`: layers whose kernels
 *   are wanted too; `changes`: what the training changed about them
 * @returns {Promise<Frame[]>}
 */
export async function preview(body) {
  const response = await ask("/api/preview", withJson("POST", body));
  const {
    layers,
    kernels = [],
    changes = [],
  } = /** @type {{layers: Frame[], kernels?: Frame[], changes?: Frame[]}} */ (
    decode(await response.arrayBuffer())
  );
  return [
    ...layers.map((frame) => ({ ...frame, type: /** @type {const} */ ("activations") })),
    ...kernels.map((frame) => ({ ...frame, type: /** @type {const} */ ("weights") })),
    ...changes.map((frame) => ({ ...frame, type: /** @type {const} */ ("changes") })),
  ];
}

/**
 * The same in full precision: outputs by layer, the picture ("@picture"), and weights by "<layer>/<Keras weight name>".
 * @param {Parameters<typeof preview>[0] & {layers: string[], unit?: number}} body `unit`: of the weights, those that make this channel
 * @param {AbortSignal} signal @returns {Promise<Map<string, Tensor>>}
 */
export const previewArrays = async (body, signal) =>
  parseNpz(await (await ask("/api/preview?format=npz", withJson("POST", body, signal))).arrayBuffer());

/** @param {Design & {weights_from?: string, weights_step?: number, paused?: boolean}} body @returns {Promise<Run>} */
export const createRun = async (body) => (await sendJson("POST", "/api/runs", body)).run;

/** @returns {Promise<Run[]>} */
export const getRuns = async () => (await getJson("/api/runs")).runs;

/** @param {string} id @returns {Promise<Run>} */
export const getRun = async (id) => (await getJson(`/api/runs/${encode(id)}`)).run;

/** @param {string} id @param {"pause"|"resume"|"step"|"stop"} verb @returns {Promise<Run>} */
export const commandRun = async (id, verb) => (await sendJson("POST", `/api/runs/${encode(id)}/${verb}`)).run;

/** Send a run back to a step whose weights were kept. @param {string} id @param {{step: number, learning_rate?: number}} to @returns {Promise<Run>} */
export const rewindRun = async (id, to) => (await sendJson("POST", `/api/runs/${encode(id)}/rewind`, to)).run;

/** @param {string} id @param {{learning_rate?: number, epochs?: number, pinned?: number | string}} changes @returns {Promise<Run>} */
export const changeRun = async (id, changes) =>
  (await sendJson("PATCH", `/api/runs/${encode(id)}`, changes)).run;

/** @param {string} id @returns {Promise<Row[]>} */
export const getHistory = async (id) => (await getJson(`/api/runs/${encode(id)}/history`)).rows;

/** @param {string} id @returns {Promise<number[]>} the steps whose weights were kept */
export const getSteps = async (id) => (await getJson(`/api/runs/${encode(id)}/steps`)).steps;

/** @param {string} id @returns {Promise<string>} */
export const getTicket = async (id) => (await sendJson("POST", `/api/runs/${encode(id)}/ticket`)).ticket;

/** Let the server read a network with its settings: it gives the network back as it understands it, or says what is wrong. @param {Design} design @returns {Promise<Architecture>} */
export const readDesign = (design) => sendJson("POST", "/api/export/json", design);

/** @param {"py"|"ipynb"} format @param {Design} design */
export const exportDesign = async (format, design) =>
  download(await ask(`/api/export/${format}`, withJson("POST", design)), format);

/** The matrix of a convolution. @param {{architecture: Architecture, layer: string, whole: boolean}} body @param {AbortSignal} signal @returns {Promise<MatrixFacts>} */
export const getMatrix = (body, signal) => sendJson("POST", "/api/matrix", body, signal);

/** The whole script, to be read. @param {Design} design @param {AbortSignal} signal @returns {Promise<string>} */
export const getScript = async (design, signal) =>
  (await ask("/api/export/py", withJson("POST", design, signal))).text();

/** @param {"keras"|"npz"} format @param {string} id */
export const exportWeights = async (format, id) =>
  download(await ask(`/api/runs/${encode(id)}/export/${format}`), format);

/** @param {Response} response @param {string} format @returns {Promise<{name: string, blob: Blob}>} */
async function download(response, format) {
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const name = /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? `network.${format}`;
  return { name, blob: await response.blob() };
}
