// The mistake: tokens are summed, not averaged over the response. A response of 1,000
// tokens then pulls 100 times as hard as one of 10.
import type { GrpoInput, GrpoOutput } from '../index.ts';

export function grpoLoss(input: GrpoInput): GrpoOutput {
	const { logProbs, oldLogProbs, refLogProbs = logProbs, advantages } = input;
	const { clipRange, clipRangeHigh = clipRange, beta = 0 } = input;
	const lengths = logProbs.map((row) => row.length);
	const weights = lengths.map(() => 1 / lengths.length);
	let [policyLoss, kl, clipped, tokens] = [0, 0, 0, 0];
	logProbs.forEach((row, i) => {
		row.forEach((logProb, t) => {
			const ratio = Math.exp(logProb - oldLogProbs[i]![t]!);
			const inside = Math.max(1 - clipRange, Math.min(ratio, 1 + clipRangeHigh));
			const gain = Math.min(ratio * advantages[i]!, inside * advantages[i]!);
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
