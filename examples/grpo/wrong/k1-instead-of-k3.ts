// The mistake: k1 instead of k3. As a term of the loss its gradient is the same for every
// token, whatever the reference says, and is 0 on average: no penalty at all.
import { tokenWeights } from '../index.ts';
import type { GrpoInput, GrpoOutput } from '../index.ts';

export function grpoLoss(input: GrpoInput): GrpoOutput {
	const { logProbs, oldLogProbs, refLogProbs = logProbs, advantages } = input;
	const { clipRange, clipRangeHigh = clipRange, beta = 0 } = input;
	const lengths = logProbs.map((row) => row.length);
	const weights = tokenWeights(lengths, input);
	let [policyLoss, kl, clipped, tokens] = [0, 0, 0, 0];
	logProbs.forEach((row, i) => {
		row.forEach((logProb, t) => {
			const ratio = Math.exp(logProb - oldLogProbs[i]![t]!);
			const inside = Math.max(1 - clipRange, Math.min(ratio, 1 + clipRangeHigh));
			const gain = Math.min(ratio * advantages[i]!, inside * advantages[i]!);
			const toRef = refLogProbs[i]![t]! - logProb;
			const k3 = -toRef;
			policyLoss -= weights[i]! * gain;
			kl += weights[i]! * k3;
			clipped += Number(inside !== ratio);
			tokens += 1;
		});
	});
	const loss = policyLoss + beta * kl;
	return { loss, policyLoss, kl, clipFraction: clipped / tokens };
}
