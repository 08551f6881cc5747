/** Keras's activation functions, of one number; softmax needs all numbers of its cell. */

const sigmoid = (/** @type {number} */ x) => 1 / (1 + Math.exp(-x));
const softplus = (/** @type {number} */ x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const hardSigmoid = (/** @type {number} */ x) => Math.min(Math.max(x / 6 + 0.5, 0), 1);
const elu = (/** @type {number} */ x) => (x > 0 ? x : Math.expm1(x));

/** The error function. Source: Abramowitz and Stegun (1964), 7.1.26, good to 1.5e-7. @param {number} x */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** @type {Record<string, (x: number) => number>} */
const ACTIVATIONS = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  relu6: (x) => Math.min(Math.max(x, 0), 6),
  leaky_relu: (x) => (x > 0 ? x : 0.2 * x),
  elu,
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  silu: (x) => x * sigmoid(x),
  swish: (x) => x * sigmoid(x),
  hard_silu: (x) => x * hardSigmoid(x),
  sigmoid,
  hard_sigmoid: hardSigmoid,
  tanh: Math.tanh,
  hard_tanh: (x) => Math.min(Math.max(x, -1), 1),
  softplus,
  softsign: (x) => x / (1 + Math.abs(x)),
  mish: (x) => x * Math.tanh(softplus(x)),
};

/** @param {readonly number[]} all the numbers of all channels @returns {number[]} */
export function softmax(all) {
  const top = Math.max(...all);
  const powers = all.map((x) => Math.exp(x - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Put an activation behind a sum.
 * @param {string} name @param {number} before @param {(channel: number) => number | null} sumOf what stands before the
 *   activation in another channel of the cell, null where it is not known @param {number} channel @param {number} channels
 * @returns {number} NaN where the other channels are needed and not known
 */
export function activated(name, before, sumOf, channel, channels) {
  if (name !== "softmax") return (ACTIVATIONS[name] ?? ACTIVATIONS.linear)(before);
  const all = Array.from({ length: channels }, (_, i) => sumOf(i));
  return all.some((sum) => sum === null) ? Number.NaN : softmax(/** @type {number[]} */ (all))[channel];
}
