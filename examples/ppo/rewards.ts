import { checkPositive } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { klPenalty } from './kl-penalty.ts';

// #region rewards
/**
 * The reward of every token of one response in RLHF: −β (log π − log π_ref),
 * and at the last token the reward model's score on top.
 *
 * Their sum is score − β log π(y)/π_ref(y), the objective's bracket, spread
 * over the tokens.
 *
 * @param input.score what the reward model gives the whole response.
 * @param input.logProbs [T], log π of its tokens while sampling; `refLogProbs`:
 * under the frozen reference.
 * @param input.beta β, above 0, in reward per nat; InstructGPT uses 0.02.
 * @returns [T]. They are rewards: no gradient flows through them.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0, `score` is not finite, or `beta` is not above 0.
 * @see Ouyang et al. 2022, Eq. 2; token by token: Ziegler et al. 2019,
 * released code.
 * @example
 * tokenRewards({
 * 	score: 3, logProbs: [-1, -2], refLogProbs: [-2, -1.5], beta: 0.5,
 * }) // => [-0.5, 3.25]
 */
export function tokenRewards(input: TokenRewardsInput): Vector {
	const { score, logProbs, refLogProbs, beta } = input;
	checkInput(input);
	const rewards = klPenalty(logProbs, refLogProbs, 'k1').map((kl) => -beta * kl);
	return [...rewards.slice(0, -1), rewards.at(-1)! + score];
}
// #endregion

/** One response and what the reward model gives it. */
export interface TokenRewardsInput {
	score: number;
	logProbs: Vector;
	refLogProbs: Vector;
	beta: number;
}

function checkInput({ score, beta }: TokenRewardsInput): void {
	checkPositive({ beta });
	if (Number.isFinite(score)) return;
	throw new RangeError(`score must be a finite number, got ${score}.`);
}
