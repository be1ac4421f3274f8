import { checkCount } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import { expectedReward, klDivergence, sampleSequence } from '@examples/toy-preferences';
import { sequenceDistribution } from '@examples/toy-preferences';
import type { Policy } from '@examples/toy-preferences';
import { ppoStep } from './step.ts';
import type { Learner, StepOptions } from './step.ts';

// #region learn
/**
 * Learns the toy task by PPO: in each step the policy samples responses, the reward
 * model scores them, and `ppoStep` improves policy and critic.
 *
 * @param options.reference what the policy's KL is measured to.
 * @param options.learner where to start: what an earlier call returned. Default:
 * the reference as policy, and a critic with values of 0.
 * @param options.steps a whole number above 0; `responsesPerStep` likewise.
 * The rest as `ppoStep`.
 * @returns the learner after the last step, and steps + 1 measurements; number 0 is
 * that of the start.
 * @throws {TypeError | RangeError} when an option is out of range.
 * @see Schulman et al. 2017, Algorithm 1; with a KL penalty:
 * Ouyang et al. 2022, §3.5.
 * @example
 * learnFromReward({ ...options, steps: 30 }).history[0]
 * // => { step: 0, …, kl: 0 }
 */
export function learnFromReward(options: LearnOptions): LearnResult {
	const { reference, steps, responsesPerStep, random } = options;
	checkCount({ steps, responsesPerStep });
	let learner: Learner = options.learner ?? {
		policy: reference,
		values: reference.map((rows) => rows.map(() => 0)),
	};
	const history = [
		{ step: 0, ...truthOf(learner.policy, reference), clipFraction: 0, approximateKl: 0 },
	];
	for (let step = 1; step <= steps; step += 1) {
		const responses = Array.from({ length: responsesPerStep }, () =>
			sampleSequence(learner.policy, random),
		);
		const { learner: improved, ...moved } = ppoStep(learner, responses, options);
		learner = improved;
		history.push({ step, ...truthOf(learner.policy, reference), ...moved });
	}
	return { ...learner, history };
}
// #endregion

export interface LearnOptions extends StepOptions {
	learner?: Learner;
	steps: number;
	responsesPerStep: number;
	random: Random;
}

export interface LearnResult extends Learner {
	history: Measurement[];
}

/** What is known of the policy after a step: the exact truth, and how far it moved in the step. */
export interface Measurement {
	step: number;
	/** Mean true reward of what the policy says. */
	expectedReward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
	/** As `clippedPolicyLoss` after the step's last epoch; 0 before the first step. */
	clipFraction: number;
	/** KL(policy before the step‖policy after it), in nats, as the samples estimate it. */
	approximateKl: number;
}

function truthOf(policy: Policy, reference: Policy): { expectedReward: number; kl: number } {
	const distribution = sequenceDistribution(policy);
	return {
		expectedReward: expectedReward(distribution),
		kl: klDivergence(distribution, sequenceDistribution(reference)),
	};
}
