// The mistake: the partner of view i is taken to be its neighbor, as if the two views of an image
// stood side by side. Concatenated lists put them N rows apart: images are pulled to other images.
import { crossEntropy, l2Normalize, matmul, mean, transpose } from '@examples/numerics';
import { checkInput } from '../loss.ts';
import type { NtXentInput } from '../loss.ts';

export function ntXentLoss({
	firstViews,
	secondViews,
	temperature,
}: NtXentInput): number {
	checkInput({ firstViews, secondViews, temperature });
	// [2N][D]: view i and view i ± N show the same image.
	const views = [...firstViews, ...secondViews].map(l2Normalize);
	const cosines = matmul(views, transpose(views));
	return mean(
		cosines.map((row, i) => {
			const logits = row.map((cosine, k) =>
				k === i ? -Infinity : cosine / temperature,
			);
			return crossEntropy(logits, i % 2 === 0 ? i + 1 : i - 1);
		}),
	);
}
