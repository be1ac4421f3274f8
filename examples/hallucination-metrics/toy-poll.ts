import { checkCount, checkNumbers } from '@examples/numerics';
import type { Random, Vector } from '@examples/numerics';

// #region toy-poll
/**
 * A poll of a toy model that sees a little and guesses a little: its evidence for
 * “yes” is sight + guess + noise.
 *
 * Sight is +sight/2 where the object is there and −sight/2 where it is not. A
 * present object fits its scene; so does an absent one that the poll chose because
 * it often stands beside what is there. `guess` is what fitting the scene adds, and
 * it adds to both.
 *
 * @param options.questions n, even: half of them about objects that are there.
 * @param options.sight at least 0. `guess`: what a scene suggests, added to the
 * present objects, and to the absent ones times `tempting`.
 * @param options.tempting share of the absent objects that fit the scene, from 0
 * (random) to 1 (adversarial).
 * @returns `labels` and `evidence`, [n] each; present objects first.
 * @throws {RangeError} when `questions` is no even number above 0, or a number is
 * out of range.
 * @see Li et al. 2023: three polls of the same model.
 * @example
 * // No sight, no guess, a random source that always draws 0:
 * createToyPoll({ questions: 2, sight: 0, guess: 0, tempting: 0, random })
 * // => { labels: [true, false], evidence: [0, 0] }
 */
export function createToyPoll(options: ToyPollOptions): ToyPoll {
	check(options);
	const { questions, sight, guess, tempting, random } = options;
	const half = questions / 2;
	const labels = Array.from({ length: questions }, (_, i) => i < half);
	const evidence = labels.map((present, i) => {
		const fits = present || i - half < tempting * half;
		const seen = present ? sight / 2 : -sight / 2;
		return seen + (fits ? guess : 0) + random.normal();
	});
	return { labels, evidence };
}

/**
 * The answers of a model that says yes where its evidence is at least a threshold.
 *
 * The threshold is the bias: lower it, and recall and the yes-ratio rise while
 * precision falls. What the model sees stays the same.
 *
 * @param evidence [n]. @param threshold finite.
 * @returns [n], true for yes.
 * @throws {TypeError | RangeError} when a number is not finite.
 * @see Green & Swets 1966: sensitivity and criterion.
 * @example answerAtThreshold([-1, 0, 2], 0) // => [false, true, true]
 */
export function answerAtThreshold(evidence: Vector, threshold: number): boolean[] {
	checkNumbers({ evidence, threshold: [threshold] });
	return evidence.map((value) => value >= threshold);
}
// #endregion

export interface ToyPollOptions {
	questions: number;
	sight: number;
	guess: number;
	tempting: number;
	random: Random;
}

export interface ToyPoll {
	labels: boolean[];
	evidence: Vector;
}

function check({ questions, sight, guess, tempting }: ToyPollOptions): void {
	checkCount({ questions });
	if (questions % 2 !== 0) {
		throw new RangeError(`questions must be even, got ${questions}.`);
	}
	checkNumbers({ sight: [sight], guess: [guess] });
	if (sight < 0) throw new RangeError(`sight must be at least 0, got ${sight}.`);
	if (tempting >= 0 && tempting <= 1) return;
	throw new RangeError(`tempting must be from 0 to 1, got ${tempting}.`);
}
