// The mistake: the sum is not rescaled where the maximum grows. It adds exponentials
// relative to different maxima: an ascending row of n logits gets the sum n.
import type { Vector } from '@examples/numerics';
import { checkLogits } from '../check.ts';
import type { Normalizer } from '../index.ts';

export function onlineNormalizer(logits: Vector): Normalizer {
	checkLogits(logits);
	let [max, sum] = [-Infinity, 0];
	for (const logit of logits) {
		if (logit === -Infinity) continue; // −∞ − (−∞) would be NaN
		const newMax = Math.max(max, logit);
		sum = sum + Math.exp(logit - newMax);
		max = newMax;
	}
	return { max, sum };
}
