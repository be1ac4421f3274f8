/*
 * The runs that the figure compares, computed by the examples: by the test alone, which writes them to `runs.json`.
 * All of them take seconds, too long for a page to wait.
 */
import { learnFromPairs } from '@examples/dpo';
import { learnFromReward } from '@examples/ppo';
import { trueReward } from '@examples/toy-preferences';
import type { PreferencePair, Tokens } from '@examples/toy-preferences';
import { betas, dpoSteps, pairCounts, ppoSteps, seeds } from './choices.ts';
import { dpoOptions, drawPairs, fittedReward, ppoOptions } from '../toy-task/recipes.ts';

/** DPO from the pairs alone. */
export function trainDpo(beta: number, pairs: readonly PreferencePair[]): Path {
	const { history } = learnFromPairs({ ...dpoOptions(beta, pairs), steps: dpoSteps.at(-1)! });
	return pathOf(history, dpoSteps);
}

/** PPO on a reward model that was fitted to the same pairs. */
export function trainPpoOnPairs(beta: number, pairs: readonly PreferencePair[], seed: number): Path {
	return trainPpo(beta, fittedReward(pairs), seed);
}

/** PPO on the true reward, which no pair and no model stand in for: what a verifier would give. */
export function trainPpoOnTruth(beta: number, seed: number): Path {
	return trainPpo(beta, trueReward, seed);
}

/** Every run of every choice. */
export function computeRuns(): Run[] {
	return betas.flatMap((beta) =>
		seeds.flatMap((seed) => {
			const truth = trainPpoOnTruth(beta, seed);
			return pairCounts.map((count) => {
				const pairs = drawPairs(count, seed);
				const learned = { dpo: trainDpo(beta, pairs), model: trainPpoOnPairs(beta, pairs, seed) };
				return { beta, seed, count, ...learned, ...(count === pairCounts[0] && { truth }) };
			});
		}),
	);
}

function trainPpo(beta: number, reward: (tokens: Tokens) => number, seed: number): Path {
	const { history } = learnFromReward({ ...ppoOptions(beta, reward, seed), steps: ppoSteps.at(-1)! });
	return pathOf(history, ppoSteps);
}

function pathOf(history: readonly { kl: number; expectedReward: number }[], steps: readonly number[]): Path {
	return steps.map((step) => [short(history[step]!.kl), short(history[step]!.expectedReward)]);
}

function short(value: number): number {
	return Number(value.toFixed(3)) + 0;
}

/** [KL from the reference in nats, mean true reward] at each step shown. */
export type Path = [kl: number, reward: number][];

export interface Run {
	beta: number;
	seed: number;
	/** How many pairs DPO and the reward model learn from. */
	count: number;
	dpo: Path;
	/** PPO on the reward model of these pairs. */
	model: Path;
	/** PPO on the true reward: the same for every `count`, so it stands beside the first alone. */
	truth?: Path;
}
