import { expectedReward, klDivergence, optimalDistribution, referencePolicy, sequenceDistribution } from '@examples/toy-preferences';

const start = sequenceDistribution(referencePolicy);

/** The policy before any training. */
export function referenceAt(beta: number): Moment {
	return momentOf([0, expectedReward(start)], beta);
}

/** π* of one β: the largest reward less β KL that there is. */
export function optimumAt(beta: number): Moment {
	const distribution = optimalDistribution(referencePolicy, beta);
	return momentOf([klDivergence(distribution, start), expectedReward(distribution)], beta);
}

/** A KL and a reward, with what they come to under a β. */
export function momentOf([kl, reward]: readonly number[], beta: number): Moment {
	return { kl: kl!, reward: reward!, objective: reward! - beta * kl! };
}

/** A policy at some moment of its training. */
export interface Moment {
	/** KL(policy‖reference), in nats. */
	kl: number;
	/** Mean true reward. */
	reward: number;
	/** reward − β KL: what all of them want to raise. */
	objective: number;
}
