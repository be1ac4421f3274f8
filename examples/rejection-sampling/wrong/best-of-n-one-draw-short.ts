// One draw too few: the loop starts at 1 and stops before n.
import { checkCount } from '@examples/numerics';
import { checkScore } from '../best-of-n.ts';
import type { BestOfNOptions, Choice } from '../best-of-n.ts';

// #region best-of-n
export function bestOfN<Response>(options: BestOfNOptions<Response>): Choice<Response> {
	const { sample, score, n } = options;
	checkCount({ n });
	let best: Choice<Response> | undefined;
	for (let draw = Math.min(1, n - 1); draw < n; draw += 1) {
		const response = sample();
		const choice = { response, score: checkScore(score(response)) };
		if (best === undefined || choice.score > best.score) best = choice;
	}
	return best!;
}
// #endregion
