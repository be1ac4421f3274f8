// The mistake: the maximum starts at 0. A row of large negative logits never raises it:
// all exponentials round to 0, and the softmax is 0 / 0.
import type { Vector } from '@examples/numerics';
import { checkLogits } from '../check.ts';
import type { Normalizer } from '../index.ts';

export function onlineNormalizer(logits: Vector): Normalizer {
	checkLogits(logits);
	let [max, sum] = [0, 0];
	for (const logit of logits) {
		if (logit === -Infinity) continue; // −∞ − (−∞) would be NaN
		const newMax = Math.max(max, logit);
		sum = sum * Math.exp(max - newMax) + Math.exp(logit - newMax);
		max = newMax;
	}
	return { max, sum };
}
