// The mistake: a view is differentiated as an anchor and not as a candidate of the others. Its
// partner’s pull and the pushes of all views that mistake it are missing.
import { l2Normalize, matmul, softmax, transpose } from '@examples/numerics';
import { checkInput, partnerOf } from '../loss.ts';
import type { NtXentInput } from '../loss.ts';
import type { NtXentGradient } from '../gradient.ts';
import { throughNormalization } from '../rows.ts';

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
	const byCosine = byLogit.map((row) =>
		row.map((asAnchor) => asAnchor / temperature),
	);
	const byView = throughNormalization(views, matmul(byCosine, units));
	return {
		firstViews: byView.slice(0, batchSize),
		secondViews: byView.slice(batchSize),
	};
}
