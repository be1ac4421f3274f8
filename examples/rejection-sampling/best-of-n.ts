import { checkCount } from '@examples/numerics';

// #region best-of-n
/**
 * Best-of-n: draws n responses, scores each, and returns the one with the highest
 * score; of equals, the first.
 *
 * @param options.sample draws one response from the policy.
 * @param options.score the reward model or verifier; a number per response.
 * @param options.n a whole number above 0.
 * @returns the response, and its score: the score of a winner, so too high where the
 * scorer is noisy.
 * @throws {RangeError} when n is out of range, or a score is NaN or infinite.
 * @see Stiennon et al. 2020; Gao, Schulman & Hilton 2022, §2.
 * @example
 * const draws = ['a', 'ccc', 'bb'];
 * const sample = () => draws.shift()!;
 * bestOfN({ sample, score: (text) => text.length, n: 3 })
 * // => { response: 'ccc', score: 3 }
 */
export function bestOfN<Response>(options: BestOfNOptions<Response>): Choice<Response> {
	const { sample, score, n } = options;
	checkCount({ n });
	let best: Choice<Response> | undefined;
	for (let draw = 0; draw < n; draw += 1) {
		const response = sample();
		const choice = { response, score: checkScore(score(response)) };
		if (best === undefined || choice.score > best.score) best = choice;
	}
	return best!;
}
// #endregion

/** A response and what its scorer said of it. */
export interface Choice<Response> {
	response: Response;
	score: number;
}

export interface BestOfNOptions<Response> {
	sample: () => Response;
	score: (response: Response) => number;
	n: number;
}

/**
 * The score, if it can be compared.
 *
 * @throws {RangeError} when it is NaN or infinite.
 */
export function checkScore(score: number): number {
	if (Number.isFinite(score)) return score;
	throw new RangeError(`score(response) must be a finite number, got ${score}.`);
}
