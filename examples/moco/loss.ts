import {
	checkPositive,
	checkSameLength,
	crossEntropy,
	dot,
	l2Normalize,
	mean,
} from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkRows } from '@examples/simclr';

// #region loss
/**
 * The loss of MoCo, in nats: each query looks for the key of its own image among
 * that key and the whole queue,
 * −log [exp(q·k₊/τ) / (exp(q·k₊/τ) + Σ_j exp(q·k_j/τ))], averaged over the batch.
 *
 * The candidates are put in the order of MoCo's code: the positive first, so the
 * label is 0 for every query. The queue holds keys of earlier batches alone: a key
 * is enqueued after it has served as a positive.
 *
 * @param input.queries [N][D], of any length but 0: rows are normalized here.
 * @param input.positiveKeys [N][D]; key i is of another view of query i's image.
 * @param input.queue [K][D], the negatives, the same for every query.
 * @param input.temperature τ, above 0; 0.07 in MoCo v1, 0.2 in v2.
 * @returns ln(K + 1) when all cosines are equal.
 * @throws {TypeError | RangeError} when a list is missing or empty, queries and
 * keys differ in number, rows differ in width, a row is zero or not finite, or
 * `temperature` is not above 0.
 * @see He et al. 2020, §3.1, Eq. 1 and Algorithm 1.
 * @example
 * mocoLoss({
 * 	queries: [[2, 0]], positiveKeys: [[1, 0]], queue: [[0, 3], [0, -1]],
 * 	temperature: 1,
 * }) // => Math.log(1 + 2 / Math.E)
 */
export function mocoLoss(input: MocoInput): number {
	checkInput(input);
	const keys = input.positiveKeys.map(l2Normalize);
	const queue = input.queue.map(l2Normalize);
	return mean(
		input.queries.map((row, i) => {
			const query = l2Normalize(row);
			// [1 + K]: the positive stands first.
			const candidates = [keys[i]!, ...queue];
			const logits = candidates.map((key) => dot(query, key) / input.temperature);
			return crossEntropy(logits, 0);
		}),
	);
}
// #endregion

/**
 * Throws unless MoCo's loss is defined.
 *
 * @throws {TypeError | RangeError} as `mocoLoss`.
 */
export function checkInput({ queries, positiveKeys, queue, temperature }: MocoInput): void {
	checkRows({ queries, positiveKeys, queue });
	checkSameLength({ queries, positiveKeys });
	checkPositive({ temperature });
}

/** A batch of queries with their keys, and the keys of earlier batches. */
export interface MocoInput {
	queries: Matrix;
	positiveKeys: Matrix;
	queue: Matrix;
	temperature: number;
}
