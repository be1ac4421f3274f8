import { learnFromReward, type LearnOptions } from '@examples/ppo';
import { trueReward } from '@examples/toy-preferences';
import { ppoOptions } from '../toy-task/recipes.ts';
import { seed, steps, type Options } from './choices.ts';
import type { Snapshot } from './model.ts';

/** PPO on the true reward, one step after the other; the policy stays in here. */
export function* trainingSteps({ beta, ...chosen }: Options): Generator<Snapshot, void> {
	let options: LearnOptions = { ...ppoOptions(beta, trueReward, seed), ...chosen, steps: 1 };
	for (let step = 1; step <= steps; step += 1) {
		const { history, ...learner } = learnFromReward(options);
		options = { ...options, learner };
		const { expectedReward: reward, kl, clipFraction } = history[1]!;
		yield { reward, kl, clipFraction };
	}
}
