// The mistake: captions with a hallucination are divided by the mentions, not by
// the captions. The more a faithful caption says, the better the wrong ones look.
import { sum } from '@examples/numerics';
import type { ChairResult, DescribedImage, ObjectNames } from '../index.ts';
import { objectMentions } from '../mentions.ts';
import { share } from '../share.ts';

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
		sentence: share(hallucinating, total('mentions')),
		coverage: share(total('found'), total('shown')),
	};
}
