import { checkCount } from '@examples/numerics';
import type { Random } from '@examples/numerics';

// #region polling
/**
 * Which absent objects POPE asks about: any (`random`), those that most images show
 * (`popular`), or those seen most often beside what this image shows
 * (`adversarial`).
 *
 * The images are the same and the yes-questions too; only what a prior would guess
 * changes. What accuracy loses from random to adversarial was prior, not sight.
 *
 * @param input.images the objects of every image of the data set; `image` is the
 * index of the one that is asked about.
 * @param input.count how many absent objects, at most as many as there are.
 * @param input.random for `random`, and to break no ties: those keep the order in
 * which the data set first names the objects.
 * @returns `count` objects that this image does not show, most tempting first.
 * @throws {RangeError} when `image` or `count` is out of range, or the strategy
 * unknown.
 * @see Li et al. 2023: three ways of sampling absent objects.
 * @example
 * const images = [['table'], ['table', 'chair'], ['dog'], ['dog'], ['dog']];
 * absentObjects({ images, image: 0, strategy: 'adversarial', count: 1, random })
 * // => ['chair'], where 'popular' gives ['dog']
 */
export function absentObjects(input: PollingInput): string[] {
	const { images, image, strategy, count, random } = input;
	const shown = check(input);
	const known = [...new Set(images.flat())];
	const absent = known.filter((object) => !shown.includes(object));
	if (count > absent.length) {
		throw new RangeError(
			`count must be at most ${absent.length}, the objects image ${image} ` +
				`does not show, got ${count}.`,
		);
	}
	if (strategy === 'random') return random.shuffle(absent).slice(0, count);
	const togetherWith = (object: string): number =>
		images.filter(
			(objects) =>
				objects.includes(object) &&
				(strategy === 'popular' || objects.some((other) => shown.includes(other))),
		).length;
	return absent
		.map((object) => ({ object, times: togetherWith(object) }))
		.sort((left, right) => right.times - left.times)
		.slice(0, count)
		.map(({ object }) => object);
}
// #endregion

export type PollingStrategy = 'random' | 'popular' | 'adversarial';

export interface PollingInput {
	images: readonly (readonly string[])[];
	image: number;
	strategy: PollingStrategy;
	count: number;
	random: Random;
}

function check(input: PollingInput): readonly string[] {
	const { images, image, strategy, count } = input;
	checkCount({ count });
	const shown = images[image];
	if (shown === undefined) {
		throw new RangeError(
			`image must be a whole number from 0 to ${images.length - 1}, got ${image}.`,
		);
	}
	if (!['random', 'popular', 'adversarial'].includes(strategy)) {
		throw new RangeError(
			`strategy must be 'random', 'popular' or 'adversarial', got ${strategy}.`,
		);
	}
	return shown;
}
