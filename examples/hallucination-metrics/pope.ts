import { checkSameLength } from '@examples/numerics';
import { checkBooleans } from './check.ts';
import { share } from './share.ts';

// #region pope
/**
 * POPE's five numbers of a poll “Is there a … in the image?”, “yes” being the
 * positive class: accuracy, precision = TP/(TP + FP), recall = TP/(TP + FN), F1 =
 * 2·precision·recall/(precision + recall) = 2·TP/(2·TP + FP + FN), and the share of
 * questions answered with yes.
 *
 * With half of the labels yes, always saying yes has F1 = 2/3: read it beside the
 * yes-ratio.
 *
 * @param input.answers [n], true for yes. `labels`: [n], true where the object is
 * there.
 * @returns shares from 0 to 1; precision is 0 when nothing was answered with yes,
 * recall and F1 are 0 when nothing was found.
 * @throws {TypeError | RangeError} when a list is no array of booleans, is empty,
 * or their lengths differ.
 * @see Li et al. 2023; the released code: `evaluate.py`.
 * @example
 * pope({ answers: [true, true, true, true], labels: [true, true, false, false] })
 * // => { accuracy: 0.5, precision: 0.5, recall: 1, f1: 2 / 3, yesRatio: 1 }
 */
export function pope({ answers, labels }: PopeInput): PopeResult {
	checkBooleans({ answers, labels });
	checkSameLength({ answers, labels });
	const count = (answer: boolean, label: boolean): number =>
		answers.filter((given, i) => given === answer && labels[i] === label).length;
	const truePositives = count(true, true);
	const falsePositives = count(true, false);
	const falseNegatives = count(false, true);
	const yes = truePositives + falsePositives;
	return {
		accuracy: (truePositives + count(false, false)) / answers.length,
		precision: share(truePositives, yes),
		recall: share(truePositives, truePositives + falseNegatives),
		f1: share(2 * truePositives, truePositives + yes + falseNegatives),
		yesRatio: yes / answers.length,
	};
}
// #endregion

export interface PopeInput {
	answers: readonly boolean[];
	labels: readonly boolean[];
}

/** Shares from 0 to 1. */
export interface PopeResult {
	accuracy: number;
	precision: number;
	recall: number;
	f1: number;
	yesRatio: number;
}
