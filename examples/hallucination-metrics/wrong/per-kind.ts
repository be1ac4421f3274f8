// The mistake: kinds of objects are counted, not mentions. An invented cat that the
// caption names three times weighs no more than one named once.
import { sum } from '@examples/numerics';
import type { ChairResult, DescribedImage, ObjectNames } from '../index.ts';
import { objectMentions } from '../mentions.ts';
import { share } from '../share.ts';

export function chair(
	described: readonly DescribedImage[],
	names: ObjectNames,
): ChairResult {
	const counts = described.map(({ caption, objects }) => {
		const kinds = [...new Set(objectMentions(caption, names))];
		const shown = [...new Set(objects)];
		return {
			mentions: kinds.length,
			hallucinated: kinds.filter((object) => !shown.includes(object)).length,
			shown: shown.length,
			found: shown.filter((object) => kinds.includes(object)).length,
		};
	});
	const total = (key: keyof (typeof counts)[number]): number =>
		sum(counts.map((count) => count[key]));
	const hallucinating = counts.filter((count) => count.hallucinated > 0).length;
	return {
		instance: share(total('hallucinated'), total('mentions')),
		sentence: share(hallucinating, described.length),
		coverage: share(total('found'), total('shown')),
	};
}
