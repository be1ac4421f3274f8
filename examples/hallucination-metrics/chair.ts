import { sum } from '@examples/numerics';
import { checkNames, checkText } from './check.ts';
import { objectMentions } from './mentions.ts';
import type { ObjectNames } from './mentions.ts';
import { share } from './share.ts';

// #region chair
/**
 * CHAIR, the share of what captions mention that the images do not show:
 * instance = mentions of absent objects / mentions,
 * sentence = captions with such a mention / captions.
 *
 * Both are over the whole set: a long caption weighs more in the first, no more in
 * the second. An object that is mentioned twice counts twice, as in the released
 * code.
 *
 * @param described one entry per image: its `caption`, and the `objects` it shows,
 * by their canonical names.
 * @param names every word for an object and the object's canonical name.
 * @returns `instance`, `sentence`, and `coverage`, the share of the objects shown
 * that their captions mention: silence has instance 0 and coverage 0.
 * @throws {TypeError | RangeError} when there is no image, a caption is no text, or
 * an object is not among `names`.
 * @see Rohrbach et al. 2018; the released code: `utils/chair.py`.
 * @example
 * const names = { dog: 'dog', puppy: 'dog', cat: 'cat' };
 * chair([{ caption: 'A puppy and a cat.', objects: ['dog'] }], names)
 * // => { instance: 0.5, sentence: 1, coverage: 1 }
 */
export function chair(
	described: readonly DescribedImage[],
	names: ObjectNames,
): ChairResult {
	check(described, names);
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
// #endregion

/** A caption, and what is in its image. */
export interface DescribedImage {
	caption: string;
	objects: readonly string[];
}

/** Shares from 0 to 1. */
export interface ChairResult {
	instance: number;
	sentence: number;
	coverage: number;
}

function check(described: readonly DescribedImage[], names: ObjectNames): void {
	checkNames(names);
	if (described.length === 0) {
		throw new RangeError('described must have at least one image, got none.');
	}
	const known = new Set(Object.values(names));
	described.forEach(({ caption, objects }, image) => {
		checkText({ [`described[${image}].caption`]: caption });
		objects.forEach((object, index) => {
			if (known.has(object)) return;
			throw new RangeError(
				`described[${image}].objects[${index}] must be a canonical name ` +
					`of names, got ${object}.`,
			);
		});
	});
}
