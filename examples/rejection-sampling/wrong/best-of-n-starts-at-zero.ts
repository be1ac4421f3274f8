// The best score starts at 0, so where every score is below 0 nothing is found.
import { checkCount } from '@examples/numerics';
import { checkScore } from '../best-of-n.ts';
import type { BestOfNOptions, Choice } from '../best-of-n.ts';

// #region best-of-n
export function bestOfN<Response>(options: BestOfNOptions<Response>): Choice<Response> {
	const { sample, score, n } = options;
	checkCount({ n });
	let best: Choice<Response> | undefined;
	for (let draw = 0; draw < n; draw += 1) {
		const response = sample();
		const choice = { response, score: checkScore(score(response)) };
		if (choice.score > (best?.score ?? 0)) best = choice;
	}
	return best!;
}
// #endregion
