import { checkIndex, checkLogits } from './check.ts';
import { sum } from './linear-algebra.ts';
import type { Vector } from './linear-algebra.ts';

// #region softmax
/**
 * Turns a row of logits into probabilities: softmax(x)_i = e^{x_i} / Σ_j e^{x_j}.
 *
 * A logit of -Infinity is allowed: it gets probability 0, as a masked
 * attention score does.
 *
 * @param logits [n], in nats.
 * @param name what an error message calls the row, such as `scores[2]`.
 * @throws {RangeError} when no logit is finite, or one is NaN or Infinity.
 * @see Blanchard, Higham & Higham 2021, Eq. 1.2; the shift by the largest logit:
 * Goodfellow et al. 2016, §4.1.
 * @example softmax([0, Math.log(3)]) // => [0.25, 0.75]
 */
export function softmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const max = largest(logits);
	const exponentials = logits.map((logit) => Math.exp(logit - max));
	const total = sum(exponentials);
	return exponentials.map((exponential) => exponential / total);
}

/**
 * The logarithm of the softmax, x_i − log Σ_j e^{x_j}: right also where the softmax
 * itself rounds to 0.
 *
 * @param logits [n], in nats; -Infinity stays -Infinity.
 * @param name what an error message calls the row, such as `scores[2]`.
 * @throws {RangeError} when no logit is finite, or one is NaN or Infinity.
 * @see Blanchard, Higham & Higham 2021.
 * @example logSoftmax([0, 1e4]) // => [-10000, 0]
 */
export function logSoftmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const max = largest(logits);
	const shifted = logits.map((logit) => logit - max);
	const logTotal = Math.log(sum(shifted.map(Math.exp)));
	return shifted.map((logit) => logit - logTotal);
}

/**
 * The logarithm of a sum of exponentials, without overflow: log Σ_j e^{x_j}.
 *
 * @param logits [n], in nats.
 * @param name what an error message calls the row, such as `scores[2]`.
 * @throws {RangeError} when no logit is finite, or one is NaN or Infinity.
 * @see Blanchard, Higham & Higham 2021.
 * @example logSumExp([1e4, 1e4]) // => 10000 + Math.LN2
 */
export function logSumExp(logits: Vector, name = 'logits'): number {
	checkLogits(logits, name);
	const max = largest(logits);
	return max + Math.log(sum(logits.map((logit) => Math.exp(logit - max))));
}

/**
 * e^{x − max} is at most 1, and 1 for the largest: no overflow, and no sum of 0.
 */
function largest(logits: Vector): number {
	return logits.reduce((left, right) => Math.max(left, right));
}
// #endregion

// #region cross-entropy
/**
 * The cross-entropy of one prediction, −log softmax(x)_label.
 *
 * @param logits [n], in nats.
 * @param label index of the true class, from 0.
 * @returns the loss in nats; Infinity when the label's logit is -Infinity.
 * @throws {RangeError} when `label` is not an index of `logits`, or the row has no softmax.
 * @see Goodfellow et al. 2016, §6.2.2.3.
 * @example crossEntropy([0, Math.log(3)], 1) // => Math.log(4 / 3)
 */
export function crossEntropy(logits: Vector, label: number): number {
	checkIndex({ label }, logits.length);
	return -logSoftmax(logits)[label]!;
}
// #endregion

/**
 * The logistic function, σ(x) = 1 / (1 + e^{−x}): the probability whose log-odds are x.
 *
 * Where e^{−x} overflows to Infinity, the quotient is the right limit, 0.
 *
 * @param x log-odds, in nats.
 * @see Goodfellow et al. 2016, §3.10.
 * @example sigmoid(Math.log(3)) // => 0.75
 */
export function sigmoid(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

// #region log-sigmoid
/**
 * The logarithm of the logistic function, log σ(x) = −log(1 + e^{−x}),
 * written as min(x, 0) − log(1 + e^{−|x|}).
 *
 * That form exponentiates nothing above 0; Math.log(sigmoid(-800)) is -Infinity.
 *
 * @param x log-odds, in nats.
 * @returns at most 0; close to x for very negative x.
 * @see Goodfellow et al. 2016, §3.10 (softplus); log1p: Mächler 2012.
 * @example logSigmoid(-800) // => -800
 */
export function logSigmoid(x: number): number {
	return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
}
// #endregion
