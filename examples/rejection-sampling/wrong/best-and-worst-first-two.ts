// Only the first two of n are compared: the other n − 2 are paid for and thrown away.
import { checkCount } from '@examples/numerics';
import { checkScore } from '../best-of-n.ts';
import type { BestOfNOptions } from '../best-of-n.ts';

// #region best-and-worst
export function bestAndWorst<Response>(
	options: BestOfNOptions<Response>,
): { chosen: Response; rejected: Response } | undefined {
	const { sample, score, n } = options;
	checkCount({ n });
	const responses = Array.from({ length: n }, sample).slice(0, 2);
	const scores = responses.map((response) => checkScore(score(response)));
	const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
	if (highest === lowest) return undefined;
	return {
		chosen: responses[scores.indexOf(highest)]!,
		rejected: responses[scores.indexOf(lowest)]!,
	};
}
// #endregion
