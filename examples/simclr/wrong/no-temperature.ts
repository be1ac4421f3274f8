// The mistake: plain cosines as logits. They span −1 to 1, so the softmax stays almost flat and the
// loss of a perfect batch stays far above 0, the farther the larger the batch.
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
				k === i ? -Infinity : cosine,
			);
			return crossEntropy(logits, partnerOf(i, batchSize));
		}),
	);
}
