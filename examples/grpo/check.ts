import { checkLogProbs, checkNumbers, checkPositive, checkSameLength } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { GrpoInput } from './loss.ts';

/**
 * Throws unless the loss is defined.
 *
 * @throws {TypeError | RangeError} as `grpoLoss`.
 */
export function checkInput(input: GrpoInput): void {
	const { logProbs, oldLogProbs, refLogProbs, advantages, beta = 0 } = input;
	const { clipRange, clipRangeHigh = clipRange } = input;
	if (!(beta >= 0 && beta < Infinity)) {
		throw new RangeError(`beta must be a finite number of at least 0, got ${beta}.`);
	}
	checkNumbers({ advantages });
	checkPositive({ clipRange, clipRangeHigh });
	checkRows({ logProbs }, input);
	checkRows({ oldLogProbs }, input);
	if (refLogProbs !== undefined || beta > 0) {
		checkRows({ refLogProbs }, input);
		checkRatios({ refLogProbs: refLogProbs! }, { logProbs });
	}
	checkRatios({ logProbs }, { oldLogProbs });
}

/** Throws unless there is a row per advantage, as long as the policy's row of that number. */
function checkRows(
	named: Readonly<Record<string, Matrix | undefined>>,
	{ advantages, logProbs }: GrpoInput,
): void {
	const [name, rows] = Object.entries(named)[0]!;
	if (!Array.isArray(rows)) throw new TypeError(`${name} must be an array of rows, got ${rows}.`);
	checkSameLength({ advantages, [name]: rows });
	rows.forEach((row, i) => {
		checkLogProbs({ [`${name}[${i}]`]: row });
		checkSameLength({ [`logProbs[${i}]`]: logProbs[i]!, [`${name}[${i}]`]: row });
	});
}

/** Throws where the ratio of two probabilities, e to the difference of logarithms, would overflow. */
function checkRatios(
	over: Readonly<Record<string, Matrix>>,
	under: Readonly<Record<string, Matrix>>,
): void {
	const [[overName, above], [underName, below]] = [Object.entries(over)[0]!, Object.entries(under)[0]!];
	above.forEach((row, i) => {
		row.forEach((logProb, t) => {
			const logRatio = logProb - below[i]![t]!;
			if (Math.exp(logRatio) < Infinity) return;
			throw new RangeError(
				`${overName}[${i}][${t}] − ${underName}[${i}][${t}] must be below 709.79, where exp overflows, got ${logRatio}.`,
			);
		});
	});
}
