/* What DPO and PPO are given on the toy task, the same in every figure that compares them. */
import type { LearnOptions as DpoOptions } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import type { LearnOptions as PpoOptions } from '@examples/ppo';
import { learnRewardModel, linearReward } from '@examples/reward-model';
import { referencePolicy, samplePreferencePairs } from '@examples/toy-preferences';
import type { PreferencePair, Tokens } from '@examples/toy-preferences';

/** What the pairs of a choice are: labels of the reference's own responses. */
export function drawPairs(count: number, seed: number): PreferencePair[] {
	return samplePreferencePairs(referencePolicy, { count, random: createRandom(seed) });
}

/** The reward model that is fitted to pairs. */
export function fittedReward(pairs: readonly PreferencePair[]): (tokens: Tokens) => number {
	const { weights } = learnRewardModel({ pairs, learningRate: 3, steps: 60 });
	return (tokens) => linearReward(weights, tokens);
}

/** DPO from the pairs alone. The gradient by the logits has a factor of β and so has the reward that it moves. */
export function dpoOptions(beta: number, pairs: readonly PreferencePair[]): Omit<DpoOptions, 'steps'> {
	return { reference: referencePolicy, pairs, beta, learningRate: 2.5 / beta ** 2 };
}

/** PPO on any reward, with the settings of the example's demo. */
export function ppoOptions(beta: number, reward: (tokens: Tokens) => number, seed: number): Omit<PpoOptions, 'steps'> {
	return {
		reference: referencePolicy,
		reward,
		beta,
		clipRange: 0.2,
		gamma: 1,
		lambda: 0.95,
		epochs: 4,
		learningRate: 10,
		valueLearningRate: 5,
		responsesPerStep: 64,
		random: createRandom(seed),
	};
}
