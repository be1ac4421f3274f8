import { checkCount } from '@examples/numerics';
import { checkScore } from './best-of-n.ts';
import type { BestOfNOptions } from './best-of-n.ts';

// #region best-and-worst
/**
 * A preference pair out of n responses: the one with the highest score is chosen, the
 * one with the lowest rejected; of equals, the first.
 *
 * @param options.sample draws one response from the policy that learns.
 * @param options.score the reward model or verifier.
 * @param options.n a whole number above 0.
 * @returns the pair; undefined when all scores are equal, as then there is nothing
 * to prefer.
 * @throws {RangeError} when n is out of range, or a score is NaN or infinite.
 * @see Yang et al. 2024 (Qwen2), §4.3, online training.
 * @example
 * const draws = ['bb', 'a', 'ccc'];
 * const sample = () => draws.shift()!;
 * bestAndWorst({ sample, score: (text) => text.length, n: 3 })
 * // => { chosen: 'ccc', rejected: 'a' }
 */
export function bestAndWorst<Response>(
	options: BestOfNOptions<Response>,
): { chosen: Response; rejected: Response } | undefined {
	const { sample, score, n } = options;
	checkCount({ n });
	const responses = Array.from({ length: n }, sample);
	const scores = responses.map((response) => checkScore(score(response)));
	const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
	if (highest === lowest) return undefined;
	return {
		chosen: responses[scores.indexOf(highest)]!,
		rejected: responses[scores.indexOf(lowest)]!,
	};
}
// #endregion
