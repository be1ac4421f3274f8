// A group that ties still makes a pair, of a response with itself: a label without information.
import { checkCount } from '@examples/numerics';
import { checkScore } from '../best-of-n.ts';
import type { BestOfNOptions } from '../best-of-n.ts';

// #region best-and-worst
export function bestAndWorst<Response>(
	options: BestOfNOptions<Response>,
): { chosen: Response; rejected: Response } | undefined {
	const { sample, score, n } = options;
	checkCount({ n });
	const responses = Array.from({ length: n }, sample);
	const scores = responses.map((response) => checkScore(score(response)));
	const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
	return {
		chosen: responses[scores.indexOf(highest)]!,
		rejected: responses[scores.indexOf(lowest)]!,
	};
}
// #endregion
