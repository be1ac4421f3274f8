// The mistake: nothing guards the case of no mention. 0 / 0 is NaN, and the score
// of a whole run is lost when a model refuses every image.
import { sum } from '@examples/numerics';
import type { ChairResult, DescribedImage, ObjectNames } from '../index.ts';
import { objectMentions } from '../mentions.ts';

export function chair(
	described: readonly DescribedImage[],
	names: ObjectNames,
): ChairResult {
	const counts = described.map(({ caption, objects }) => {
		const mentions = objectMentions(caption, names);
		const shown = [...new Set(objects)];
		return {
			mentions: mentions.length,
			hallucinated: mentions.filter((object) => !shown.includes(object)).length,
			shown: shown.length,
			found: shown.filter((object) => mentions.includes(object)).length,
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

function share(part: number, whole: number): number {
	return part / whole;
}
