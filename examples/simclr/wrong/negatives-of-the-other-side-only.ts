// The mistake: a view is compared with the other side alone, as in CLIP. Half of the negatives are
// missing: N − 1 instead of 2(N − 1), and equal views cost ln N instead of ln(2N − 1).
import { crossEntropy, l2Normalize, matmul, mean, transpose } from '@examples/numerics';
import { checkInput, partnerOf } from '../loss.ts';
import type { NtXentInput } from '../loss.ts';

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
				k < batchSize === i < batchSize ? -Infinity : cosine / temperature,
			);
			return crossEntropy(logits, partnerOf(i, batchSize));
		}),
	);
}
