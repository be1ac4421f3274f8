import { checkCount, checkPositive, dot, matmul, mean } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import type { PreferencePair } from '@examples/toy-preferences';
import { rewardFeatures } from './features.ts';
import { bradleyTerryGradient } from './gradient.ts';
import { bradleyTerryLoss } from './loss.ts';
import type { BradleyTerryInput } from './loss.ts';

// #region learn
/**
 * Learns a linear reward model from preference pairs, by gradient descent on
 * the Bradley–Terry loss over all of them. The weights start at 0, and their sum
 * stays there: no pair can move it.
 *
 * @param options.pairs at least one.
 * @param options.learningRate above 0.
 * @param options.steps a whole number above 0.
 * @returns the weights for `linearReward`, and steps + 1 measurements; number 0 is
 * before the first step.
 * @throws {RangeError} when an option is out of range, or a pair holds what is no
 * response of the toy task.
 * @see Ouyang et al. 2022, §3.5, "Reward modeling (RM)".
 * @example
 * learnRewardModel({ pairs, learningRate: 1, steps: 100 }).history[0].loss
 * // => Math.LN2
 */
export function learnRewardModel(options: LearnOptions): LearnResult {
	checkOptions(options);
	const { pairs, learningRate, steps } = options;
	const chosen = pairs.map((pair) => rewardFeatures(pair.chosen));
	const rejected = pairs.map((pair) => rewardFeatures(pair.rejected));
	const under = (weights: Vector): BradleyTerryInput => ({
		chosenRewards: rewardsOf(chosen, weights),
		rejectedRewards: rewardsOf(rejected, weights),
	});

	let weights: Vector = chosen[0]!.map(() => 0);
	let rewards = under(weights);
	const history = [measure(0, rewards)];
	for (let step = 1; step <= steps; step += 1) {
		const gradient = bradleyTerryGradient(rewards);
		// The reward is w · φ, so ∂loss/∂w is Σ ∂loss/∂r φ over all responses.
		const [byWeight] = matmul(
			[[...gradient.chosenRewards, ...gradient.rejectedRewards]],
			[...chosen, ...rejected],
		);
		weights = weights.map((weight, k) => weight - learningRate * byWeight![k]!);
		rewards = under(weights);
		history.push(measure(step, rewards));
	}
	return { weights, history };
}
// #endregion

export interface LearnOptions {
	pairs: readonly PreferencePair[];
	learningRate: number;
	steps: number;
}

export interface LearnResult {
	/** [7], for `linearReward`. */
	weights: Vector;
	history: Measurement[];
}

/** What is known of the model after a step, over the pairs it learns from. */
export interface Measurement {
	step: number;
	loss: number;
	/** Share of pairs whose chosen reward is strictly higher: a tie is not correct. */
	accuracy: number;
}

function rewardsOf(features: Matrix, weights: Vector): Vector {
	return features.map((row) => dot(weights, row));
}

function measure(step: number, rewards: BradleyTerryInput): Measurement {
	const { chosenRewards, rejectedRewards } = rewards;
	const correct = chosenRewards.map((chosen, i) => Number(chosen > rejectedRewards[i]!));
	return { step, loss: bradleyTerryLoss(rewards), accuracy: mean(correct) };
}

function checkOptions({ pairs, learningRate, steps }: LearnOptions): void {
	if (pairs.length === 0) throw new RangeError('pairs must have at least one entry, got none.');
	checkPositive({ learningRate });
	checkCount({ steps });
}
