import { checkNumbers, crossEntropy, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

// #region info-nce
/**
 * InfoNCE, in nats: the cross-entropy of finding the true partner,
 * −E_i[log softmax(logits_i)_i].
 *
 * Row i scores candidate j for anchor i; its partner is candidate i, all others are
 * negatives. ln N − loss is a lower bound of the mutual information, so the bound
 * never exceeds ln N.
 *
 * @param logits [N][M], M ≥ N, such as similarities divided by a temperature.
 * @returns the mean over the rows; ln M when all candidates score the same.
 * @throws {TypeError | RangeError} when there is no row, or a row is not finite,
 * of another length than the first or without its own candidate.
 * @see van den Oord et al. 2018, Eq. 4; the bound: §2.3, Eq. 5.
 * @example infoNceLoss([[Math.log(3), 0], [0, Math.log(3)]]) // => Math.log(4 / 3)
 */
export function infoNceLoss(logits: Matrix): number {
	checkLogits(logits);
	return mean(logits.map((row, i) => crossEntropy(row, i)));
}
// #endregion

/**
 * Throws unless every anchor has its partner among the candidates.
 *
 * @throws {TypeError | RangeError} as `infoNceLoss`.
 */
export function checkLogits(logits: Matrix): void {
	const [first] = logits;
	if (first === undefined) throw new RangeError('logits must have at least one row, got none.');
	logits.forEach((row, i) => {
		checkNumbers({ [`logits[${i}]`]: row });
		if (row.length === first.length) return;
		throw new RangeError(`logits[${i}] must be as long as logits[0] (${first.length}), got ${row.length}.`);
	});
	if (logits.length <= first.length) return;
	throw new RangeError(
		`logits must have a candidate for each of ${logits.length} rows, got ${first.length} columns.`,
	);
}
