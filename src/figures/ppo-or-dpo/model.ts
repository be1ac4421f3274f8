import { momentOf, optimumAt, referenceAt, type Moment } from '../toy-task/moment.ts';
import type { Choices } from './choices.ts';
import runs from './runs.json';

/** The β whose optima make the line of the best possible, from one that lets hardly anything move. */
const frontierBetas = [20, 10, 6, 4, 3, 2.5, 2, 1.7, 1.4, 1.2, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1];

/** KL and reward of the policies that nobody can be above: the reference, then π* of one β after the other. */
export const frontier: readonly Moment[] = [referenceAt(0), ...frontierBetas.map(optimumAt)];

/** The three runs of a choice, moment by moment. */
export function comparison({ beta, count, seed }: Choices): Comparison {
	const same = runs.filter((run) => run.beta === beta && run.seed === seed);
	const { dpo, model } = same.find((run) => run.count === count)!;
	const { truth } = same.find((run) => run.truth)!;
	const [dpoMoments, modelMoments, truthMoments] = [dpo, model, truth!].map((path) => path.map((at) => momentOf(at, beta)));
	return { dpo: dpoMoments!, model: modelMoments!, truth: truthMoments!, optimum: optimumAt(beta) };
}

export interface Comparison {
	dpo: readonly Moment[];
	/** PPO on the reward model of the same pairs. */
	model: readonly Moment[];
	/** PPO on the true reward. */
	truth: readonly Moment[];
	optimum: Moment;
}
