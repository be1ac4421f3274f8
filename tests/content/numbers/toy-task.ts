/* The runs of the toy task that several pages speak of. */
import { learnFromPairs } from '@examples/dpo';
import type { LearnOptions as DpoOptions } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import { learnFromReward } from '@examples/ppo';
import type { LearnOptions as PpoOptions } from '@examples/ppo';
import { learnRewardModel, linearReward } from '@examples/reward-model';
import { expectedReward, klDivergence, optimalDistribution } from '@examples/toy-preferences';
import { referencePolicy, samplePreferencePairs, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';

export const reference = sequenceDistribution(referencePolicy);

/** PPO with the settings of its demo, but for these. */
export function ppo(changes: Partial<PpoOptions> = {}) {
	return learnFromReward({
		reference: referencePolicy,
		reward: trueReward,
		beta: 0.5,
		clipRange: 0.2,
		gamma: 1,
		lambda: 0.95,
		epochs: 4,
		learningRate: 10,
		valueLearningRate: 5,
		steps: 30,
		responsesPerStep: 64,
		random: createRandom(1),
		...changes,
	});
}

/** DPO with the settings of its demo, but for these. */
export function dpo({ count = 256, ...changes }: Partial<DpoOptions> & { count?: number } = {}) {
	return learnFromPairs({ reference: referencePolicy, pairs: drawPairs(count), beta: 0.5, learningRate: 10, steps: 100, ...changes });
}

export function drawPairs(count: number, seed = 1) {
	return samplePreferencePairs(referencePolicy, { count, random: createRandom(seed) });
}

/** The reward that turns around when it is optimized: fitted to 32 pairs until it is sure. */
export function overfittedReward() {
	const { weights, history } = learnRewardModel({ pairs: drawPairs(32), learningRate: 1, steps: 1000 });
	return { weights, history, reward: (tokens: Tokens) => linearReward(weights, tokens) };
}

/** Expected true reward, KL from the reference, and the first less β times the second. */
export function truthOf(distribution: readonly number[], beta: number) {
	const [reward, kl] = [expectedReward(distribution), klDivergence(distribution, reference)];
	return [reward, kl, reward - beta * kl] as const;
}

export function optimum(beta: number) {
	return truthOf(optimalDistribution(referencePolicy, beta), beta);
}

/** With the page's digits: `fixed(3, 0.5, 2)` is `['0.500', '2.000']`. */
export function fixed(digits: number, ...values: readonly number[]): string[] {
	return values.map((value) => value.toFixed(digits));
}

/** Cells of a row of a table that stand side by side. */
export function cells(digits: number, ...values: readonly number[]): string {
	return fixed(digits, ...values).join(' | ');
}
