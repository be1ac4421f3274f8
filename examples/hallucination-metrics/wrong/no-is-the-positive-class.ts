// The mistake: no is taken for the positive class. Always yes then has F1 = 0,
// always no 2/3, and the bias of most models hides.
import type { PopeInput, PopeResult } from '../index.ts';
import { share } from '../share.ts';

export function pope({ answers, labels }: PopeInput): PopeResult {
	const count = (answer: boolean, label: boolean): number =>
		answers.filter((given, i) => given === answer && labels[i] === label).length;
	const truePositives = count(false, false);
	const falsePositives = count(false, true);
	const falseNegatives = count(true, false);
	const yes = truePositives + falsePositives;
	return {
		accuracy: (truePositives + count(true, true)) / answers.length,
		precision: share(truePositives, yes),
		recall: share(truePositives, truePositives + falseNegatives),
		f1: share(2 * truePositives, truePositives + yes + falseNegatives),
		yesRatio: 1 - yes / answers.length,
	};
}
