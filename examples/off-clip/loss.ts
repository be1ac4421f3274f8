import { clipLoss } from '@examples/clip';
import type { ClipInput } from '@examples/clip';
import { checkSameLength, dot, logSoftmax, mean, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { targets } from './targets.ts';

// #region loss
/**
 * CLIP's loss for a batch in which normal samples are no negatives of each other,
 * in nats: −½ Σ_j t_ij (log p_ij + log q_ji) per sample, averaged.
 *
 * p is the softmax over the texts of an image, q that over the images of a text,
 * t the targets. An abnormal sample has InfoNCE; a normal one is pulled to all
 * normal samples alike. This is a reading of the paper, whose training code is not
 * public; its exact term may differ.
 *
 * @param input.imageEmbeds [N][D], of any length but 0: rows are normalized here.
 * @param input.textEmbeds [N][D]; text i is the report of image i.
 * @param input.isNormal [N], found in the reports, such as by a classifier.
 * @param input.temperature τ, above 0.
 * @returns `loss`, the mean over all; `abnormalLoss` and `normalLoss`, those over
 * the samples of a kind, 0 for none. The least `normalLoss` of n normal samples is
 * ln n.
 * @throws {TypeError | RangeError} as `clipLoss`, and when `isNormal` has another
 * length than the lists.
 * @see Park et al. 2025, abstract; the formula is not stated there.
 * @example
 * offClipLoss({
 * 	imageEmbeds: [[1, 0], [2, 0]], textEmbeds: [[3, 0], [1, 0]],
 * 	isNormal: [true, true], temperature: 0.1,
 * }).loss // => Math.LN2, the least there is: a cluster
 */
export function offClipLoss(input: OffClipInput): OffClipOutput {
	const logits = checkedLogits(input);
	const rows = logits.map((row) => logSoftmax(row));
	const columns = transpose(logits).map((column) => logSoftmax(column));
	const losses = targets(input.isNormal).map((shares, i) => {
		const both = rows[i]!.map((logP, j) => logP + columns[i]![j]!);
		return -dot(shares, both) / 2;
	});
	return {
		loss: mean(losses),
		abnormalLoss: meanOf(losses, (i) => !input.isNormal[i]!),
		normalLoss: meanOf(losses, (i) => input.isNormal[i]!),
	};
}
// #endregion

/** The mean of the kept entries, 0 for none. */
function meanOf(values: Vector, keep: (i: number) => boolean): number {
	const kept = values.filter((_, i) => keep(i));
	return kept.length === 0 ? 0 : mean(kept);
}

/**
 * Cosines divided by τ, of input that has been checked.
 *
 * @throws {TypeError | RangeError} as `offClipLoss`.
 */
export function checkedLogits({ isNormal, ...pairs }: OffClipInput): Matrix {
	const { logitsPerImage } = clipLoss(pairs);
	checkSameLength({ imageEmbeds: pairs.imageEmbeds, isNormal });
	return logitsPerImage;
}

/** A batch of images and reports, and which of them are normal. */
export interface OffClipInput extends ClipInput {
	isNormal: readonly boolean[];
}

export interface OffClipOutput {
	loss: number;
	abnormalLoss: number;
	normalLoss: number;
}
