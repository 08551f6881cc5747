/** What the page knows, as signals. Views read it; actions write it. */

import { computed, signal } from "@preact/signals";
import { find, layerPath, walk } from "./architecture.js";
import { BLANK } from "./journal.js";
import { inLook } from "./look.js";

/** @import { Architecture, Block, DatasetInfo, Facts, Health, JsonSchema, LayerFacts, Notice, Pictures, PresetInfo, Problem, Row, Run, Stats, Training } from "../types.d.ts" */

/** What the server offers. */
export const schemas = signal(/** @type {{architecture: JsonSchema, training: JsonSchema} | null} */ (null));
export const blocks = signal(/** @type {Block[]} */ ([]));
export const presets = signal(/** @type {PresetInfo[]} */ ([]));
export const datasets = signal(/** @type {DatasetInfo[]} */ ([]));
export const health = signal(/** @type {Health | null} */ (null));
export const reachable = signal(true);

/** What the person made. */
export const architecture = signal(
  /** @type {Architecture} */ ({
    version: 1,
    name: "",
    input: { height: 1, width: 1, channels: 1 },
    layers: [],
  }),
);
export const training = signal(
  /** @type {Training} */ ({
    dataset: "fashion_mnist",
    batch_size: 64,
    epochs: 5,
    optimizer: { name: "Adam", learning_rate: 0.001 },
    loss: "crossentropy",
    seed: 0,
    pinned: /** @type {number | string} */ (0),
  }),
);

/** What the person looks at. */
export const selected = signal(/** @type {string | null} */ (null));
/** The feature map shown large; null until one is picked or the layer's pictures are there. */
export const channel = signal(/** @type {number | null} */ (null));
/** The output cell that the inspector's window stands on. */
export const probe = signal(/** @type {{layer: string, row: number, column: number} | null} */ (null));
export const tab = signal("arithmetic");
export const onScreen = signal(/** @type {ReadonlySet<string>} */ (new Set()));
/** What the inspector shows of kernels: as they are, or less what they were at first. */
export const kernelView = signal(/** @type {"weights" | "changes"} */ ("weights"));
/** What the bottom shows where there is no room for both. */
export const figuresView = signal(/** @type {"curves" | "classes"} */ ("curves"));
/** The step of the training that is looked at; null for the newest. */
export const viewed = signal(/** @type {number | null} */ (null));
/** "layer": one colour range for all maps of a layer; "map": each map its own; "fixed": the same everywhere. */
export const range = signal(/** @type {"layer" | "map" | "fixed"} */ ("layer"));
/** The value with the strongest colour while the range is fixed. */
export const fixedPeak = signal(1);
/** How the maps of a layer are ordered where all are shown. */
export const mapOrder = signal(/** @type {"number" | "high" | "mean" | "zeros"} */ ("number"));
/** The range of the colours: where it is fixed, its number. */
export const colourRange = computed(() => (range.value === "fixed" ? fixedPeak.value : range.value));

inLook(
  "layer",
  selected,
  (id) => id === null || (typeof id === "string" && Boolean(find(architecture.value, id))),
);
inLook("tab", tab, (name) => typeof name === "string");
inLook("map", channel, (map) => map === null || (Number.isInteger(map) && Number(map) >= 0));
inLook("range", range, (name) => ["layer", "map", "fixed"].includes(String(name)));
inLook("peak", fixedPeak, (peak) => Number(peak) > 0 && Number.isFinite(peak));
inLook("order", mapOrder, (name) => ["number", "high", "mean", "zeros"].includes(String(name)));

/** What the server said about it. */
export const facts = signal(/** @type {Facts | null} */ (null));
/**
 * The network and its facts, always of each other. They come a frame behind the facts: the cards answer first, and what takes
 * a layer apart follows.
 */
export const settled = signal({
  architecture: architecture.peek(),
  facts: /** @type {ReadonlyMap<string, LayerFacts>} */ (new Map()),
});
export const refusal = signal(/** @type {Problem | null} */ (null));
export const pictures = signal(/** @type {Pictures | null} */ (null));
export const pinnedPicture = signal(/** @type {Pictures | null} */ (null));
export const previewState = signal(/** @type {"idle" | "busy" | "shown"} */ ("idle"));

/** The training. */
export const run = signal(/** @type {Run | null} */ (null));
export const rows = signal(/** @type {Row[]} */ ([]));
/** The newest figures of the layer whose feature maps are taken apart. */
export const stats = signal(/** @type {Stats | null} */ (null));
export const connected = signal(true);
/** The run whose weights the next preview and the next training begin with. */
export const weightsFrom = signal(/** @type {string | null} */ (null));
/** True once the network was edited after the run that holds the weights. */
export const edited = signal(false);
export const busy = signal(/** @type {string | null} */ (null));
/** The steps of which the server has weights, in order. */
export const keptSteps = signal(/** @type {number[]} */ ([]));
/** What the log of the run tells of its way. */
export const journal = signal(BLANK);
export const notices = signal(/** @type {Notice[]} */ ([]));

const MISFITS = new Set(["input_shape", "classes", "nothing_to_learn"]);
export const LIVE = new Set(["queued", "starting", "running", "paused"]);

export const diagnoses = computed(() => journal.value.findings);
export const checks = computed(() => journal.value.checks);
export const live = computed(() => LIVE.has(run.value?.state ?? ""));
/** The run that holds weights of the network as it is shown, where there is one. */
export const learned = computed(() => {
  if (edited.value) return null;
  const trains = run.value?.state === "running" || run.value?.state === "paused";
  return trains ? (run.value?.id ?? null) : weightsFrom.value;
});
export const warm = computed(() => Boolean(health.value?.workers.warm));
export const dataset = computed(() => datasets.value.find((one) => one.name === training.value.dataset));
export const classes = computed(() => dataset.value?.classes ?? []);
export const layersById = computed(
  () => new Map([...walk(architecture.value)].map(({ layer }) => [layer.id, layer])),
);
export const factsById = computed(() => new Map(facts.value?.layers.map((one) => [one.id, one])));
export const problems = computed(() => [
  ...(refusal.value ? [refusal.value] : []),
  ...(facts.value?.problems ?? []),
]);
const errors = computed(() => problems.value.filter(({ severity }) => severity === "error"));
/** True while the network cannot be trained as it is. */
export const impossible = computed(() => errors.value.length > 0);
/** What keeps a sound network from the chosen data: pictures of another size, other classes, nothing that could learn them. */
export const misfits = computed(() => errors.value.filter(({ code }) => MISFITS.has(code)));
/** True while the network cannot be built, whatever the data. */
export const broken = computed(() => errors.value.length > misfits.value.length);
/** Whether the data's pictures can run through a network. @param {Architecture} one */
const canTakePictures = ({ input: { height, width, channels } }) =>
  !dataset.value || String(dataset.value.shape) === String([height, width, channels]);
export const fitsData = computed(() => canTakePictures(architecture.value));
/** The size of what goes into the network. */
export const inputSize = computed(() => architecture.value.input);
/** What runs through networks that the data's pictures do not fit. */
const PHOTOGRAPH = "chelsea";
/** Channels of pictures of any size, which the server fits to a network. */
const CHANNELS = new Set([1, 3]);
/** The picture to run through a network: an index in the test pictures, or the id of another. Null where none can. @param {Architecture} one */
export const imageFor = (one) => {
  const { pinned } = training.value;
  if (typeof pinned === "number" && canTakePictures(one)) return pinned;
  if (!CHANNELS.has(one.input.channels)) return null;
  return typeof pinned === "string" ? pinned : PHOTOGRAPH;
};
export const image = computed(() => imageFor(architecture.value));
export const takesPictures = computed(() => image.value !== null);
/** The gravest problem of each layer that has one, by its id. */
export const faultsById = computed(() => {
  const layers = new Map([...walk(architecture.value)].map(({ layer, path }) => [path, layer.id]));
  /** @type {Map<string, Problem>} */
  const faults = new Map();
  for (const problem of errors.value) {
    const id = layers.get(layerPath(problem.path));
    const otherData = MISFITS.has(problem.code) && !fitsData.value;
    if (id && !faults.has(id) && !otherData) faults.set(id, problem);
  }
  return faults;
});
/** @type {string[]} */
const NONE = [];
/** Bytes of weights of a layer that are drawn at once. */
const MOST_DRAWN = 1 << 19;
/** Layers whose kernels are looked at. */
export const kernelLayers = computed(() =>
  tab.value === "filters" && selected.value ? [selected.value] : NONE,
);
/** The filter whose kernels alone are fetched, where the layer has more than can be drawn; null where it has not. */
export const kernelUnit = computed(() => {
  const known = factsById.value.get(kernelLayers.value[0] ?? "");
  return (known?.weight_bytes ?? 0) > MOST_DRAWN ? (channel.value ?? 0) : null;
});
export const lastLayer = computed(() => architecture.value.layers.at(-1));
