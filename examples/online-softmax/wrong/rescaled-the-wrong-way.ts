// The mistake: e^{m' − m} instead of e^{m − m'}. The old sum grows where it must shrink,
// and overflows when the first logit arrives after −∞.
import type { Vector } from '@examples/numerics';
import { checkLogits } from '../check.ts';
import type { Normalizer } from '../index.ts';

export function onlineNormalizer(logits: Vector): Normalizer {
	checkLogits(logits);
	let [max, sum] = [-Infinity, 0];
	for (const logit of logits) {
		if (logit === -Infinity) continue; // −∞ − (−∞) would be NaN
		const newMax = Math.max(max, logit);
		sum = sum * Math.exp(newMax - max) + Math.exp(logit - newMax);
		max = newMax;
	}
	return { max, sum };
}
