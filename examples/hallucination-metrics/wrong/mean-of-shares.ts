// The mistake: each caption gets a share of its own, and the shares are averaged. A
// caption with one mention weighs as much as one with ten.
import { mean, sum } from '@examples/numerics';
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
		instance: mean(counts.map((count) => share(count.hallucinated, count.mentions))),
		sentence: share(hallucinating, described.length),
		coverage: share(total('found'), total('shown')),
	};
}
