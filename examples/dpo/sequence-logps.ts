import { checkIndex, checkSameLength, logSoftmax } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

// #region sequence-logps
/**
 * The log-probability of one response, log π(y | x) = Σ_t log π(y_t | x, y_<t):
 * a sum over the tokens of the response alone, without prompt and padding.
 *
 * Give it what the model read and what it returned: logits[t − 1] predict
 * labels[t], and the shift by one happens here, as in the paper's code. The other
 * convention shifts first, so that logits[t] predict labels[t]; for those, put a
 * row in front of the logits and a label with a false mask in front of the labels.
 *
 * @param logits [T][V], in nats; the last row predicts no label and is not read.
 * @param labels [T] token ids; not read where the mask is false, so −100
 * is fine there.
 * @param completionMask [T], true on the tokens of the response.
 * @returns nats, at most 0; one entry of `chosenLogps` or `rejectedLogps`.
 * @throws {RangeError} when lengths differ, the mask keeps nothing or the first
 * token, or a label that it keeps is no token id.
 * @see Rafailov et al. 2023, Eq. 7, for an autoregressive model.
 * @example
 * const logits = [[0, Math.log(3)], [0, 0], [5, 7]];
 * sequenceLogps(logits, [0, 1, 0], [false, true, true])
 * // => Math.log(3 / 4) + Math.log(1 / 2)
 */
export function sequenceLogps(
	logits: Matrix,
	labels: Vector,
	completionMask: readonly boolean[],
): number {
	checkSequence(logits, labels, completionMask);
	let logp = 0;
	labels.forEach((label, t) => {
		if (!completionMask[t]) return;
		logp += logSoftmax(logits[t - 1]!, `logits[${t - 1}]`)[label]!;
	});
	return logp;
}
// #endregion

function checkSequence(
	logits: Matrix,
	labels: Vector,
	completionMask: readonly boolean[],
): void {
	checkSameLength({ logits, labels, completionMask });
	if (!completionMask.includes(true)) {
		throw new RangeError(
			'completionMask must keep at least one token, got none: there is no response.',
		);
	}
	if (completionMask[0]) {
		throw new RangeError(
			'completionMask[0] must be false, got true: nothing predicts the first token. ' +
				'Begin with a prompt or a start token.',
		);
	}
	labels.forEach((label, t) => {
		if (!completionMask[t]) return;
		checkIndex({ [`labels[${t}]`]: label }, logits[t - 1]!.length);
	});
}
