/** The contract between server and page, and the page's own shapes. Sizes are [height, width], channels last. */

export type Pair = [number, number];
export type Padding = "valid" | "same" | number | [Pair, Pair];

export interface Layer {
  kind: string;
  id: string;
  branches?: Layer[][];
  [field: string]: unknown;
}

export interface Architecture {
  version: number;
  name: string;
  input: { height: number; width: number; channels: number };
  layers: Layer[];
  [field: string]: unknown;
}

export interface Optimizer {
  name: string;
  learning_rate: number;
  [field: string]: unknown;
}

export interface Training {
  dataset: string;
  batch_size: number;
  epochs: number;
  optimizer: Optimizer;
  loss: string;
  seed: number;
  /** Index of a test picture, or the id of a photograph or of a picture of one's own. */
  pinned: number | string;
  train_size?: number | null;
  [field: string]: unknown;
}

/** What is made here: what undo goes back to and a file keeps. */
export interface Design {
  architecture: Architecture;
  training: Training;
}

/** Everything a link restores: the design, what the person looked at, and what it has learned where the server still knows. */
export interface Linked extends Design {
  look: Record<string, unknown>;
  /** The run whose weights are shown. */
  run?: string | undefined;
}

/** What a number in a formula stands for. */
export type Role = "input" | "padding" | "kernel" | "stride" | "dilation" | "output";

export interface FormulaPart {
  text: string;
  role: Role | "plain";
  /** The piece in TeX, where that is another than the text. */
  tex?: string;
  /** The letter for this number in the formula that holds for every size. */
  symbol?: string;
}

export interface WindowFacts {
  kernel: Pair;
  strides: Pair;
  dilation: Pair;
  pad: [Pair, Pair];
  unused: Pair;
}

/** Cell i is made of the cells from low + i * step to high + i * step: [low, high, step], or both ends of each. */
export type ReadRule = [number, number, number] | { lows: number[]; highs: number[] };

export interface LayerFacts {
  id: string;
  kind: string;
  path: string;
  input_shape: number[];
  output_shape: number[];
  params: number;
  trainable_params: number;
  macs: number;
  activation_bytes: number;
  weight_bytes?: number;
  /** Weights of a dense layer between the same input and output. */
  dense_params?: number;
  receptive_field: { size: Pair; jump: Pair; start: Pair };
  /** Which cells of its input a cell is made of: rows, columns, channels; null where they are the same in the same order. */
  reads?: [ReadRule, ReadRule, ReadRule] | null;
  window?: WindowFacts | null;
  /** The window over the output that one cell of the input writes into; its padding is what is cut off. */
  writes?: WindowFacts | null;
  formula?: string | null;
  formula_parts?: FormulaPart[][] | null;
  params_formula?: string | null;
  macs_formula?: string | null;
  code?: string | null;
  branches?: number;
}

/** A convolution as a matrix: [row, column, weight] for each entry that is not empty. */
export interface MatrixFacts {
  rows: number;
  columns: number;
  /** Weights that a dense layer of these sizes would have. */
  dense: number;
  /** Weights of the kernel. */
  distinct: number;
  entries: [number, number, number][];
  /** (rows, columns, channels, filters) of the kernel. */
  kernel: [number, number, number, number];
  whole: boolean;
}

export interface PatchOperation {
  op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  path: string;
  from?: string;
  value?: unknown;
}

export type Severity = "error" | "warning" | "hint";

export interface Problem {
  severity: Severity;
  path: string;
  code: string;
  message: string;
  fix?: PatchOperation[] | null;
}

/** How far one field of a layer can go before the network breaks, and why it stops there. */
export interface Leeway {
  /** Legal numbers: every so many from one to another, [low, high, step], in ascending order. */
  ranges: [number, number, number][];
  below?: Problem;
  above?: Problem;
  /** Why numbers between the legal ones are left out. */
  between?: Problem;
  /** Why an option of a list is not legal. */
  refused: Record<string, Problem>;
  /** Other layers whose field takes the same value, because one alone would break the network. */
  together: string[];
}

export interface Facts {
  ok: boolean;
  layers: LayerFacts[];
  total: {
    params: number;
    trainable_params: number;
    macs: number;
    activation_bytes: number;
    training_bytes: number;
    output_shape: number[];
  };
  problems: Problem[];
}

export interface DatasetInfo {
  name: string;
  title: string;
  shape: [number, number, number];
  classes: string[];
  train_size: number;
  test_size: number;
  licence: string;
  available: boolean;
  reason?: string | null;
}

export interface PresetInfo {
  name: string;
  title: string;
  summary: string;
  source: string;
}

/** A layer of an outline, or a block with its branches. */
export interface OutlineNode {
  family?: string;
  shape?: number[];
  branches?: Outline[];
}

/** What computes or pools in a network, in order. */
export type Outline = OutlineNode[];

/** What the gallery shows of a preset. */
export interface GalleryEntry {
  name: string;
  input: [number, number, number];
  params: number;
  macs: number;
  outline: Outline;
}

export interface Health {
  version: string;
  device: string;
  workers: { warm: boolean | number; busy: number; queued: number };
}

export type RunState = "queued" | "starting" | "running" | "paused" | "finished" | "stopped" | "failed";

export interface Metrics {
  loss?: number | null;
  accuracy?: number | null;
  val_loss?: number | null;
  val_accuracy?: number | null;
  images_per_second?: number | null;
  seconds_left?: number | null;
  learning_rate?: number | null;
}

export interface Run {
  id: string;
  name: string;
  state: RunState;
  step: number;
  epoch: number;
  epochs: number;
  steps_per_epoch: number;
  metrics: Metrics;
  queue_position: number;
  /** How long it will wait, about. */
  queue_seconds?: number | null;
  device: string;
  error?: { code: string; message: string } | null;
  weights_from?: string | null;
  kept?: string[];
  architecture?: Architecture;
  training?: Training;
}

export interface Row {
  step: number;
  epoch: number;
  loss: number | null;
  accuracy: number | null;
  val_loss?: number | null;
  val_accuracy?: number | null;
  learning_rate?: number | null;
  seconds?: number | null;
}

/** An array of NumPy's: `data` in C order of `shape`. */
export interface Tensor {
  shape: number[];
  data: Uint8Array | Int32Array | Float32Array | Float64Array;
}

/** One layer's maps: `data` is uint8 in C order of `shape`; value = low + (high - low) * data / 255. */
export interface Frame {
  type: "activations" | "weights" | "changes";
  step: number;
  layer: string;
  shape: number[];
  low: number[];
  high: number[];
  data: Uint8Array;
}

/** Figures of a layer while it trains; null where the layer has no such figure. */
export interface Stats {
  type: "stats";
  step: number;
  layer: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  /** Share of units that are 0 for every picture looked at. */
  dead: number | null;
  gradient_norm: number | null;
  /** Size of a step against the size of the weights. */
  update_ratio: number | null;
}

/** A way out of trouble that is one press. */
export interface Remedy {
  step: number;
  learning_rate: number;
}

export interface Diagnosis {
  severity: Severity;
  code: string;
  message: string;
  step: number;
  layer?: string | null;
  remedy?: Remedy | null;
}

/** What a validation found. */
export interface Check {
  step: number;
  epoch: number;
  /** A row for each true class: how many of its pictures were taken for each class. */
  confusion: number[][];
  class_accuracy: number[];
}

export interface Journal {
  step: number;
  state: RunState;
  findings: Diagnosis[];
  checks: Check[];
}

export interface StreamEvent {
  seq: number;
  type: "hello" | "state" | "metrics" | "epoch" | "diagnosis" | "end";
  [field: string]: unknown;
}

export interface Notice {
  id: number;
  severity: Severity;
  message: string;
  hint?: string;
}

/** Pictures: uint8, C order of (count, height, width, channels). */
export interface Pictures {
  dataset: string;
  offset: number;
  shape: number[];
  data: Uint8Array;
  /** None where the picture is no dataset's. */
  labels: number[];
  /** Where they stand among the test pictures, if not one behind the other from the offset. */
  indices?: number[];
  /** The id of a picture that is no dataset's. */
  own?: string;
}

/** A photograph that comes with the server. */
export interface Photograph {
  id: string;
  title: string;
  credit: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a schema is read key by key, whatever it holds
export type JsonSchema = { [key: string]: any };

/** A form field as the JSON Schema describes it. */
export interface Field {
  name: string;
  title: string;
  description: string;
  control: string;
  minimum?: number;
  maximum?: number;
  /** Limits that a value may come near but not reach. */
  above?: number;
  below?: number;
  step?: number;
  choices: unknown[];
  labels: string[];
  follows?: string;
  /** The field that this one follows while it has no value of its own. */
  lead?: Field;
  card: boolean;
  default: unknown;
  nullable: boolean;
}

/** Fields that belong together: a property that is an object. */
export interface Group {
  name: string;
  title: string;
  description: string;
  fields: Field[];
  /** Whether the whole may be left out. */
  nullable: boolean;
  /** What it is when it is switched on: its example, where the schema has one. */
  start: Record<string, unknown>;
}

/** A well-known arrangement of layers; "in" stands for the number of channels that come in where it is put. */
export interface Block {
  name: string;
  title: string;
  description: string;
  layers: LooseLayer[];
}

/** A layer as it comes from outside: ids may be missing. */
export interface LooseLayer {
  kind: string;
  id?: string;
  branches?: LooseLayer[][];
  [field: string]: unknown;
}

export interface Kind {
  kind: string;
  title: string;
  description: string;
  family: string;
  prefix: string;
  /** What makes one number of the output, in TeX. */
  law: string;
  /** The field that each kind of number in the formula comes from. */
  roles: Partial<Record<Role, string>>;
}
