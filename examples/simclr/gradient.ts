import { l2Normalize, matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkInput, partnerOf } from './loss.ts';
import type { NtXentInput } from './loss.ts';
import { throughNormalization } from './rows.ts';

// #region gradient
/**
 * The derivative of NT-Xent by the views, before normalization.
 *
 * By the logit of view i for view k it is G_ik = (p_ik − 1[k is i's partner]) / 2N,
 * where p is the softmax over all views but i. A view is an anchor in its own row
 * and a candidate in all others, so u_i collects both: Σ_k (G_ik + G_ki) u_k / τ.
 *
 * @param input as `ntXentLoss`.
 * @returns ∂loss/∂firstViews and ∂loss/∂secondViews, [N][D], each row at right
 * angles to its view.
 * @throws {TypeError | RangeError} as `ntXentLoss`.
 * @see Chen et al. 2020, SimCLR, Eq. 1, differentiated.
 * @example
 * ntXentGradient({ firstViews: [[1, 0]], secondViews: [[0, 1]], temperature: 1 })
 * // => { firstViews: [[0, 0]], secondViews: [[0, 0]] }: one image, no negatives
 */
export function ntXentGradient(input: NtXentInput): NtXentGradient {
	checkInput(input);
	const { firstViews, secondViews, temperature } = input;
	const batchSize = firstViews.length;
	const views = [...firstViews, ...secondViews];
	const units = views.map(l2Normalize);
	const byLogit = matmul(units, transpose(units)).map((row, i) => {
		const logits = row.map((cosine, k) =>
			k === i ? -Infinity : cosine / temperature,
		);
		const partner = partnerOf(i, batchSize);
		return softmax(logits).map(
			(probability, k) => (probability - Number(k === partner)) / views.length,
		);
	});
	const asCandidate = transpose(byLogit);
	const byCosine = byLogit.map((row, i) =>
		row.map((asAnchor, k) => (asAnchor + asCandidate[i]![k]!) / temperature),
	);
	const byView = throughNormalization(views, matmul(byCosine, units));
	return {
		firstViews: byView.slice(0, batchSize),
		secondViews: byView.slice(batchSize),
	};
}
// #endregion

export interface NtXentGradient {
	firstViews: Matrix;
	secondViews: Matrix;
}
