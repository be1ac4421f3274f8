// The mistake: precision and recall are swapped. F1 stays right, so nothing looks
// amiss, and always yes seems to have perfect precision.
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
		precision: share(truePositives, truePositives + falseNegatives),
		recall: share(truePositives, yes),
		f1: share(2 * truePositives, truePositives + yes + falseNegatives),
		yesRatio: yes / answers.length,
	};
}
