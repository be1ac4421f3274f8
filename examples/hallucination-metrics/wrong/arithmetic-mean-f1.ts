// The mistake: F1 is the plain mean of precision and recall. Always yes gets 0.75
// instead of 0.67: the mean forgives what the harmonic mean does not.
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
		f1:
			(share(truePositives, yes) +
				share(truePositives, truePositives + falseNegatives)) /
			2,
		yesRatio: yes / answers.length,
	};
}
