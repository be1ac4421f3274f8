import {
	checkCount,
	checkPositive,
	checkSameLength,
	crossEntropy,
	l2Normalize,
	matmul,
	mean,
	transpose,
} from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkRows } from './rows.ts';

// #region loss
/**
 * NT-Xent, the loss of SimCLR, in nats: every one of the 2N views of a batch
 * looks for the other view of its image among all others,
 * ℓ(i, j) = −log [exp(s_ij/τ) / Σ_{k ≠ i} exp(s_ik/τ)], averaged over all 2N.
 *
 * s are cosines: rows are normalized here. Only the view itself is left out of
 * its sum, so the negatives are the 2(N − 1) views of the other images, both from
 * `firstViews` and from `secondViews`.
 *
 * @param input.firstViews [N][D], of any length but 0.
 * @param input.secondViews [N][D]; row i shows the same image as `firstViews[i]`.
 * @param input.temperature τ, above 0; the code of SimCLR uses 0.1.
 * @returns ln(2N − 1) when all cosines are equal; 0 for a single image.
 * @throws {TypeError | RangeError} when a list is missing or empty, they differ in
 * length or width, a row is zero or not finite, or `temperature` is not above 0.
 * @see Chen et al. 2020, SimCLR, §2.1, Eq. 1 and Algorithm 1.
 * @example
 * ntXentLoss({
 * 	firstViews: [[1, 0], [0, 2]], secondViews: [[3, 0], [0, 1]], temperature: 1,
 * }) // => Math.log(1 + 2 / Math.E)
 */
export function ntXentLoss({
	firstViews,
	secondViews,
	temperature,
}: NtXentInput): number {
	checkInput({ firstViews, secondViews, temperature });
	const batchSize = firstViews.length;
	// [2N][D]: view i and view i ± N show the same image.
	const views = [...firstViews, ...secondViews].map(l2Normalize);
	const cosines = matmul(views, transpose(views));
	return mean(
		cosines.map((row, i) => {
			const logits = row.map((cosine, k) =>
				k === i ? -Infinity : cosine / temperature,
			);
			return crossEntropy(logits, partnerOf(i, batchSize));
		}),
	);
}
// #endregion

/**
 * How many negatives each view meets in a batch of N images: 2(N − 1).
 *
 * Of 2N views, one is the anchor itself and one is its partner.
 *
 * @param batchSize N, images, not views.
 * @throws {RangeError} when `batchSize` is no whole number above 0.
 * @see Chen et al. 2020, SimCLR, §2.1.
 * @example negativesPerAnchor(4096) // => 8190
 */
export function negativesPerAnchor(batchSize: number): number {
	checkCount({ batchSize });
	return 2 * (batchSize - 1);
}

/**
 * Where the other view of the same image stands among the 2N views: i + N mod 2N.
 *
 * @param i a view, from 0 to 2N − 1: first views, then second views.
 * @param batchSize N.
 * @see Chen et al. 2020, SimCLR, Algorithm 1; there partners stand side by side.
 * @example partnerOf(6, 4) // => 2
 */
export function partnerOf(i: number, batchSize: number): number {
	return (i + batchSize) % (2 * batchSize);
}

/**
 * Throws unless NT-Xent is defined.
 *
 * @throws {TypeError | RangeError} as `ntXentLoss`.
 */
export function checkInput({ firstViews, secondViews, temperature }: NtXentInput): void {
	checkRows({ firstViews, secondViews });
	checkSameLength({ firstViews, secondViews });
	checkPositive({ temperature });
}

/** Two views of each image of a batch. */
export interface NtXentInput {
	firstViews: Matrix;
	secondViews: Matrix;
	temperature: number;
}
