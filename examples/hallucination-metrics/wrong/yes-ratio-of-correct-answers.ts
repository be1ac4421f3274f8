// The mistake: the yes-ratio counts correct yes only. It can then not pass the
// share of yes labels, and always yes looks balanced.
import type { PopeInput, PopeResult } from '../index.ts';
import { share } from '../share.ts';

export function pope({ answers, labels }: PopeInput): PopeResult {
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
		yesRatio: truePositives / answers.length,
	};
}
