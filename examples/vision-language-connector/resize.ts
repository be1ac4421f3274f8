import { checkCount, checkPositive } from '@examples/numerics';

// #region resize
/**
 * The size to which Qwen2-VL brings an image: sides that are multiples of `factor`,
 * an area within bounds, and nearly the same shape.
 *
 * Each side is rounded by itself first. Only if the area is then out of bounds are
 * both scaled by the same ratio: down and rounded down, or up and rounded up, so
 * that the bound holds after rounding.
 *
 * @param size `height` and `width` in pixels.
 * @param options.factor 28 for patches of 14 merged by 2, 32 for patches of 16.
 * @param options.minTokens, options.maxTokens bounds of the area, in units of
 * factor², which are tokens. Defaults 4 and 16,384.
 * @returns `height` and `width` in pixels.
 * @throws {RangeError} when a size is no whole number above 0, a bound is not above
 * 0, they cross, or a side is more than 200 times the other.
 * @see QwenLM/Qwen2-VL: `smart_resize` in qwen-vl-utils. A half rounds to the even
 * multiple there, for Python's `round` does.
 * @example
 * resizedSize({ height: 1080, width: 1920 }, { factor: 28 })
 * // => { height: 1092, width: 1932 }
 */
export function resizedSize(size: ImageSize, options: ResizeOptions): ImageSize {
	const { factor, minTokens = 4, maxTokens = 16_384 } = options;
	check(size, { factor, minTokens, maxTokens });
	const shrunk = (by: number, round: (x: number) => number): ImageSize => ({
		height: Math.max(1, round(size.height / by / factor)) * factor,
		width: Math.max(1, round(size.width / by / factor)) * factor,
	});
	const rounded = shrunk(1, roundHalfToEven);
	const tokens = (rounded.height * rounded.width) / factor ** 2;
	const shown = (size.height * size.width) / factor ** 2;
	if (tokens > maxTokens) return shrunk(Math.sqrt(shown / maxTokens), Math.floor);
	if (tokens < minTokens) return shrunk(Math.sqrt(shown / minTokens), Math.ceil);
	return rounded;
}
// #endregion

/** 0.5 → 0, 1.5 → 2, 2.5 → 2. */
function roundHalfToEven(x: number): number {
	const floor = Math.floor(x);
	const isHalf = x - floor === 0.5;
	return isHalf && floor % 2 === 0 ? floor : Math.round(x);
}

/** In pixels. */
export interface ImageSize {
	height: number;
	width: number;
}

interface Bounds {
	factor: number;
	minTokens: number;
	maxTokens: number;
}

export interface ResizeOptions {
	factor: number;
	minTokens?: number | undefined;
	maxTokens?: number | undefined;
}

function check({ height, width }: ImageSize, options: Bounds): void {
	const { factor, minTokens, maxTokens } = options;
	checkCount({ height, width, factor });
	checkPositive({ minTokens, maxTokens });
	if (minTokens > maxTokens) {
		throw new RangeError(
			`minTokens must be at most maxTokens (${maxTokens}), got ${minTokens}.`,
		);
	}
	const ratio = Math.max(height, width) / Math.min(height, width);
	if (ratio <= 200) return;
	throw new RangeError(
		'height and width must be within 200 times each other, ' +
			`got ${height} × ${width}.`,
	);
}
