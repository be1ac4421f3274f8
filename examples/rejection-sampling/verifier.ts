import { dot } from '@examples/numerics';
import {
	allSequences,
	expectedReward,
	klDivergence,
	referencePolicy,
	sequenceDistribution,
	trueReward,
} from '@examples/toy-preferences';
import { bestOfNDistribution } from './best-of-n-distribution.ts';
import { bestOfNKlBound } from './kl-bound.ts';

const rewards = allSequences.map(trueReward);
const reference = sequenceDistribution(referencePolicy);
const topScore = Math.max(...rewards);
// Twice the responses: judged rightly, then taken for the best there is.
const scores = [...rewards, ...rewards.map(() => topScore)];

// #region verifier
/**
 * Best-of-n on the toy task, from the reference policy, by a verifier that errs: with
 * probability `errorRate` it takes a response for the best there is, whatever it
 * is worth, anew for every response it sees.
 *
 * Exact, no sampling: an outcome is a response and whether it was misjudged.
 *
 * @param options.n a whole number above 0.
 * @param options.errorRate from 0 to 1.
 * @returns what the pick is worth, what the verifier says it is worth, and how far
 * the picks are from the reference, with the bound on that.
 * @throws {RangeError} when an option is out of range.
 * @see Gao, Schulman & Hilton 2022: over-optimization of an imperfect reward.
 * @example
 * pickByVerifier({ n: 16, errorRate: 0 }).expectedReward // => 1.16…
 */
export function pickByVerifier({ n, errorRate }: PickOptions): Picked {
	checkErrorRate(errorRate);
	const right = reference.map((probability) => probability * (1 - errorRate));
	const wrong = reference.map((probability) => probability * errorRate);
	const picked = bestOfNDistribution([...right, ...wrong], scores, n);
	const responses = reference.map((_, y) => picked[y]! + picked[y + right.length]!);
	return {
		expectedReward: expectedReward(responses),
		expectedScore: dot(picked, scores),
		kl: klDivergence(responses, reference),
		klBound: bestOfNKlBound(n),
	};
}
// #endregion

export interface PickOptions {
	n: number;
	errorRate: number;
}

/** What best-of-n gives on average. */
export interface Picked {
	/** Mean true reward of the pick. */
	expectedReward: number;
	/** Mean score of the pick, as the verifier gave it. */
	expectedScore: number;
	/** KL(pick‖reference), in nats. */
	kl: number;
	/** log n − (n − 1)/n, in nats. */
	klBound: number;
}

function checkErrorRate(errorRate: number): void {
	if (errorRate >= 0 && errorRate <= 1) return;
	throw new RangeError(`errorRate must be from 0 to 1, got ${errorRate}.`);
}
