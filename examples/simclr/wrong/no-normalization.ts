// The mistake: inner products instead of cosines. The network then lowers the loss by longer vectors,
// and each view sets a temperature of its own.
import { crossEntropy, matmul, mean, transpose } from '@examples/numerics';
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
	const views = [...firstViews, ...secondViews];
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
