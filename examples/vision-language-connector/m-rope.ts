import { checkCount, checkPositive } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region m-rope
/**
 * The three positions that M-RoPE gives each token: time, height and width.
 *
 * Text has the same number thrice: ordinary RoPE. An image has one time, and rows
 * and columns counted from it. What follows goes on one beyond the largest number
 * used, so an image of 37 × 37 tokens uses up 37 positions, not 1,369.
 *
 * @param segments in the order of the context. `stepInterval` is how far apart in
 * time two steps of a video are: 1 in Qwen2-VL, whatever the frame rate; in
 * Qwen2.5-VL proportional to the seconds between them.
 * @returns `time`, `height`, `width`, one number for each token, and `next`, the
 * position of the token that comes after.
 * @throws {RangeError} when a size is no whole number above 0, `stepInterval` is
 * not above 0, or there is no segment.
 * @see Wang et al. 2024, §2.1; Bai et al. 2025, §2.1.
 * @example
 * const image = { steps: 1, height: 1, width: 2 };
 * multimodalPositions([{ text: 2 }, image, { text: 1 }])
 * // => { time: [0, 1, 2, 2, 4], height: [0, 1, 2, 2, 4],
 * //      width: [0, 1, 2, 3, 4], next: 5 }
 */
export function multimodalPositions(
	segments: readonly Segment[],
): MultimodalPositions {
	if (segments.length === 0) {
		throw new RangeError('segments must have at least one entry, got none.');
	}
	const tokens: [time: number, height: number, width: number][] = [];
	let next = 0;
	for (const segment of segments) {
		const start = next;
		for (const offsets of offsetsOf(segment)) {
			const [time, height, width] = offsets.map((offset) => start + offset);
			tokens.push([time!, height!, width!]);
			next = Math.max(next, ...tokens.at(-1)!.map((position) => position + 1));
		}
	}
	const axis = (index: 0 | 1 | 2): Vector => tokens.map((token) => token[index]);
	return { time: axis(0), height: axis(1), width: axis(2), next };
}
// #endregion

/** Where the tokens of a segment stand, counted from its start. */
function offsetsOf(segment: Segment): [number, number, number][] {
	if ('text' in segment) {
		checkCount({ text: segment.text });
		return Array.from({ length: segment.text }, (_, i) => [i, i, i]);
	}
	const { steps, height, width, stepInterval = 1 } = segment;
	checkCount({ steps, height, width });
	checkPositive({ stepInterval });
	return Array.from({ length: steps * height * width }, (_, token) => [
		// As the released code: times are cut to whole numbers.
		Math.floor(Math.floor(token / (height * width)) * stepInterval),
		Math.floor(token / width) % height,
		token % width,
	]);
}

/** So many tokens of text; or an image (one step) or video, sizes in tokens. */
export type Segment =
	| { text: number }
	| { steps: number; height: number; width: number; stepInterval?: number };

/** One number for each token of the context. */
export interface MultimodalPositions {
	time: Vector;
	height: Vector;
	width: Vector;
	next: number;
}
