import { checkPositive, softmax } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region temperature
/**
 * Divides the logits by a temperature before the softmax, softmax(z / T):
 * p_i^{1/T} / Σ_j p_j^{1/T}.
 *
 * T below 1 sharpens, above 1 flattens; T → 0 is greedy decoding, and a tie stays
 * a tie. The largest logit is subtracted first, so no T is too small.
 *
 * @param logits [vocabularySize], in nats; -Infinity forbids a token.
 * @param temperature T, above 0.
 * @returns [vocabularySize] probabilities.
 * @throws {RangeError} when T is not above 0, or the logits have no softmax.
 * @see Ackley, Hinton & Sejnowski 1985, for Boltzmann machines.
 * @example temperatureSoftmax([0, Math.log(3)], 0.5) // => [0.1, 0.9]
 */
export function temperatureSoftmax(logits: Vector, temperature: number): Vector {
	checkPositive({ temperature });
	const max = Math.max(...logits);
	// Where no logit is finite, max − max is NaN, and softmax says so.
	return softmax(logits.map((logit) => (logit - max) / temperature));
}
// #endregion
