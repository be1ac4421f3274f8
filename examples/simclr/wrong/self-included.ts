// The mistake: the view itself stays in its own sum. Its cosine is 1, the highest of the row, so no
// loss can reach 0: at τ = 0.1 a perfect batch still costs ln 2, and equal views cost ln 2N.
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
			const logits = row.map((cosine) => cosine / temperature);
			return crossEntropy(logits, partnerOf(i, batchSize));
		}),
	);
}
