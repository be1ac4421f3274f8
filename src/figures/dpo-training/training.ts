import { learnFromPairs, type LearnOptions as DpoOptions } from '@examples/dpo';
import { learnFromReward, type LearnOptions as PpoOptions } from '@examples/ppo';
import { dpoOptions, drawPairs, fittedReward, ppoOptions } from '../toy-task/recipes.ts';
import { gradientSteps, steps, type Options } from './choices.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';

/** DPO on pairs beside PPO on the reward model of the same pairs, a few gradient steps of each at a time; the policies stay in here. */
export function* trainingSteps({ beta, count, seed }: Options): Generator<Snapshot, void> {
	const pairs = drawPairs(count, seed);
	let dpo: DpoOptions = { ...dpoOptions(beta, pairs), steps: gradientSteps };
	let ppo: PpoOptions = { ...ppoOptions(beta, fittedReward(pairs), seed), epochs: gradientSteps, steps: 1 };
	for (let step = 1; step <= steps; step += 1) {
		const { history: ofDpo, policy } = learnFromPairs(dpo);
		const { history: ofPpo, ...learner } = learnFromReward(ppo);
		dpo = { ...dpo, policy };
		ppo = { ...ppo, learner };
		yield snapshotOf(ofDpo.at(-1)!, ofPpo.at(-1)!);
	}
}
