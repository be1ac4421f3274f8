// The mistake: −log σ instead of 1 − σ. The loss no longer saturates, so a response with
// a wrong label pulls hardest; it starts at ln 2 instead of at 1/2.
import { logSigmoid, mean } from '@examples/numerics';
import type { KtoInput, KtoOutput } from '../index.ts';

export function ktoLoss(input: KtoInput): KtoOutput {
	const { logps, refLogps, referencePoint, beta } = input;
	const { desirable, desirableWeight = 1, undesirableWeight = 1 } = input;
	const logRatios = logps.map((logp, i) => logp - refLogps[i]!);
	const losses = logRatios.map((logRatio, i) => {
		const gain = beta * (logRatio - referencePoint);
		return desirable[i]
			? -desirableWeight * logSigmoid(gain)
			: -undesirableWeight * logSigmoid(-gain);
	});
	const rewards = logRatios.map((logRatio) => beta * logRatio);
	return { loss: mean(losses), rewards };
}
