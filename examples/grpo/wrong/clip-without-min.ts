// The mistake: the clipped ratio alone, without the minimum. A token that moved the wrong
// way by more than ε gets no gradient back.
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
			const gain = inside * advantages[i]!;
			const toRef = refLogProbs[i]![t]! - logProb;
			const k3 = Math.expm1(toRef) - toRef;
			policyLoss -= weights[i]! * gain;
			kl += weights[i]! * k3;
			clipped += Number(inside !== ratio);
			tokens += 1;
		});
	});
	const loss = policyLoss + beta * kl;
	return { loss, policyLoss, kl, clipFraction: clipped / tokens };
}
