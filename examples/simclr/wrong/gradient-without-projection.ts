// The mistake: the derivative by the unit vectors is taken for that by the views. The part along a
// view cannot turn it, and only lengthens it step by step.
import { l2Normalize, matmul, softmax, transpose } from '@examples/numerics';
import { checkInput, partnerOf } from '../loss.ts';
import type { NtXentInput } from '../loss.ts';
import type { NtXentGradient } from '../gradient.ts';

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
	const byView = matmul(byCosine, units);
	return {
		firstViews: byView.slice(0, batchSize),
		secondViews: byView.slice(batchSize),
	};
}
