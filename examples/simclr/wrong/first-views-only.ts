// The mistake: only the first views look for their partners. The loss of the second views is never
// taken, so a view that two images claim costs nothing on its own side.
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
		cosines.slice(0, batchSize).map((row, i) => {
			const logits = row.map((cosine, k) =>
				k === i ? -Infinity : cosine / temperature,
			);
			return crossEntropy(logits, partnerOf(i, batchSize));
		}),
	);
}
