import { l2Normalize, matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { throughNormalization } from '@examples/simclr';
import { checkedLogits } from './loss.ts';
import type { OffClipInput } from './loss.ts';
import { targets } from './targets.ts';

// #region gradient
/**
 * The derivative of `offClipLoss` by logits and embeddings. By the logit of image i
 * and text j it is (p_ij + q_ji − 2 t_ij) / 2N: probability minus target.
 *
 * In a cluster of n normal samples p = q = t = 1/n, and the gradient vanishes.
 * CLIP, with t = 1 on the diagonal, goes on pushing normal samples apart.
 *
 * @param input as `offClipLoss`; without a normal sample this is CLIP's gradient.
 * @returns `logits`, [N][N], and ∂loss/∂imageEmbeds, ∂loss/∂textEmbeds, [N][D].
 * @throws {TypeError | RangeError} as `offClipLoss`.
 * @see Park et al. 2025, abstract; differentiated from this guide's reading.
 * @example
 * offClipGradient({
 * 	imageEmbeds: [[1, 0], [1, 0]], textEmbeds: [[1, 0], [1, 0]],
 * 	isNormal: [false, false], temperature: 1,
 * }).logits // => [[-0.25, 0.25], [0.25, -0.25]]; all 0 for two normal samples
 */
export function offClipGradient(input: OffClipInput): OffClipGradient {
	const logits = checkedLogits(input);
	const { imageEmbeds, textEmbeds, temperature } = input;
	const byRows = logits.map((row) => softmax(row));
	const byColumns = transpose(transpose(logits).map((column) => softmax(column)));
	const byLogit = targets(input.isNormal).map((shares, i) =>
		shares.map((share, j) => {
			const both = byRows[i]![j]! + byColumns[i]![j]!;
			return (both - 2 * share) / (2 * logits.length);
		}),
	);
	const byCosine = byLogit.map((row) => row.map((value) => value / temperature));
	const byImage = matmul(byCosine, textEmbeds.map(l2Normalize));
	const byText = matmul(transpose(byCosine), imageEmbeds.map(l2Normalize));
	return {
		logits: byLogit,
		imageEmbeds: throughNormalization(imageEmbeds, byImage),
		textEmbeds: throughNormalization(textEmbeds, byText),
	};
}
// #endregion

export interface OffClipGradient {
	logits: Matrix;
	imageEmbeds: Matrix;
	textEmbeds: Matrix;
}
