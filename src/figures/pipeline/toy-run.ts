/*
 * The numbers of the toy task, computed by the examples: run by the test alone, which writes them to `toy-run.json`.
 * Learning a reward model would cost a phone a tenth of a second, for numbers that never change.
 */
import { createRandom, softmax } from '@examples/numerics';
import { bradleyTerryLoss, learnRewardModel, linearReward } from '@examples/reward-model';
import { allSequences, policyLogps, preferenceProbability, referencePolicy, samplePreferencePairs } from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';
import { beta, type ToyRun } from './model.ts';

/** The reward model of the example's own demo. */
export const learning = { pairs: 1000, learningRate: 3, steps: 30, seed: 1 } as const;

/** What a demonstration of the toy task may look like: it stutters, as the reference does. */
const demonstration: Tokens = [0, 0, 1, 1];

/** The one prompt of the toy task through all four steps: `examples/toy-preferences` and `examples/reward-model`. */
export function computeToyRun(): ToyRun {
	const pairs = samplePreferencePairs(referencePolicy, { count: learning.pairs, random: createRandom(learning.seed) });
	const { chosen, rejected } = pairs[0]!;
	const { weights } = learnRewardModel({ pairs, learningRate: learning.learningRate, steps: learning.steps });
	const [chosenReward, rejectedReward] = [linearReward(weights, chosen), linearReward(weights, rejected)];
	return {
		demonstration,
		demonstrationLoss: -policyLogps(referencePolicy, [demonstration])[0]!,
		chosen,
		rejected,
		preference: preferenceProbability(chosen, rejected),
		chosenReward,
		rejectedReward,
		rewardLoss: bradleyTerryLoss({ chosenRewards: [chosenReward], rejectedRewards: [rejectedReward] }),
		...lastStep((tokens) => linearReward(weights, tokens)),
	};
}

/** The most probable response of the policy that is best under the learned reward, π_ref e^{r/β} / Z. */
function lastStep(reward: (tokens: Tokens) => number): Pick<ToyRun, 'response' | 'reward' | 'penalty' | 'objective'> {
	const referenceLogps = policyLogps(referencePolicy, allSequences);
	const policy = softmax(referenceLogps.map((logp, index) => logp + reward(allSequences[index]!) / beta));
	const best = policy.indexOf(Math.max(...policy));
	const response = allSequences[best]!;
	const penalty = beta * (Math.log(policy[best]!) - referenceLogps[best]!);
	return { response, reward: reward(response), penalty, objective: reward(response) - penalty };
}
