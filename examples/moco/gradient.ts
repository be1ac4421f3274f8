import { dot, l2Normalize, matmul, softmax } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { throughNormalization } from '@examples/simclr';
import { checkInput } from './loss.ts';
import type { MocoInput } from './loss.ts';

// #region gradient
/**
 * The derivative of MoCo's loss by the queries, before normalization: Σ_c (p_c −
 * 1[c is the positive]) k_c / Nτ over positive and queue, p the softmax of a query.
 *
 * There is no derivative by the keys, neither the positive ones nor those in the
 * queue: the key encoder runs without gradients and follows by `momentumUpdate`.
 *
 * @param input as `mocoLoss`.
 * @returns ∂loss/∂queries, [N][D], each row at right angles to its query.
 * @throws {TypeError | RangeError} as `mocoLoss`.
 * @see He et al. 2020, Algorithm 1: keys are detached.
 * @example
 * mocoGradient({
 * 	queries: [[1, 0]], positiveKeys: [[1, 0]], queue: [[0, 1]], temperature: 1,
 * }) // => [[0, 1 / (1 + Math.E)]]: descent turns the query away from the negative
 */
export function mocoGradient(input: MocoInput): Matrix {
	checkInput(input);
	const { queries, temperature } = input;
	const keys = input.positiveKeys.map(l2Normalize);
	const queue = input.queue.map(l2Normalize);
	const byUnit = queries.map((row, i) => {
		const query = l2Normalize(row);
		const candidates = [keys[i]!, ...queue];
		const logits = candidates.map((key) => dot(query, key) / temperature);
		const weights = softmax(logits).map(
			(probability, c) =>
				(probability - Number(c === 0)) / (queries.length * temperature),
		);
		return matmul([weights], candidates)[0]!;
	});
	return throughNormalization(queries, byUnit);
}
// #endregion
