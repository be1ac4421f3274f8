// The mistake: accuracy counts correct yes only and forgets the absent objects that
// were denied. A careful model looks worse than one that says yes to all.
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
		accuracy: truePositives / answers.length,
		precision: share(truePositives, yes),
		recall: share(truePositives, truePositives + falseNegatives),
		f1: share(2 * truePositives, truePositives + yes + falseNegatives),
		yesRatio: yes / answers.length,
	};
}
