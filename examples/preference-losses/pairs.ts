import { checkCount, checkLogProbs, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/** ∂loss/∂(the policy's sequence log-probabilities), [n] each. */
export interface PairGradient {
	chosenLogps: Vector;
	rejectedLogps: Vector;
}

/** Pairs without a reference: what a loss divided by length needs. */
export interface PairsWithLengths {
	/** [n], log π(y_w | x), summed over the tokens of the response. */
	chosenLogps: Vector;
	/** [n], log π(y_l | x), summed likewise. */
	rejectedLogps: Vector;
	/** [n], |y_w|: how many tokens each sum has. */
	chosenLengths: Vector;
	/** [n], |y_l|. */
	rejectedLengths: Vector;
}

/** Sums over tokens made means over tokens: log π(y) / |y|. */
export function perToken(logps: Vector, lengths: Vector): Vector {
	return logps.map((logp, i) => logp / lengths[i]!);
}

/**
 * Throws unless there are as many log-probabilities as lengths, and each length is a
 * count of tokens.
 *
 * @throws {TypeError | RangeError} naming the list, and the entry where it is one.
 */
export function checkPairsWithLengths(pairs: PairsWithLengths): void {
	const { chosenLogps, rejectedLogps, chosenLengths, rejectedLengths } = pairs;
	checkLogProbs({ chosenLogps, rejectedLogps });
	checkSameLength({ chosenLogps, rejectedLogps, chosenLengths, rejectedLengths });
	chosenLengths.forEach((length, i) => checkCount({ [`chosenLengths[${i}]`]: length }));
	rejectedLengths.forEach((length, i) => checkCount({ [`rejectedLengths[${i}]`]: length }));
}
