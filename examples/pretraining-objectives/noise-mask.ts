import { checkCount, checkPositive } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import { checkShare } from './check.ts';

// #region noise-mask
/**
 * Which tokens of a text T5 drops: spans that make up 15% of it and are 3 tokens
 * long on average, kept and dropped spans in turn, a kept one first.
 *
 * The numbers of dropped tokens and spans are fixed, round(0.15 n) and a third of
 * that; where the spans begin and end is random, every division as likely.
 *
 * @param length n, at least 2.
 * @param options.noiseDensity share of dropped tokens, 0.15 unless given.
 * @param options.meanSpanLength 3 unless given.
 * @returns [n], true where a token is dropped.
 * @throws {RangeError} when `length` is below 2 or an option is out of range.
 * @see Raffel et al. 2020, §3.3.4; T5's random_spans_noise_mask.
 * @example
 * const options = { noiseDensity: 0.5, meanSpanLength: 1.5, random: createRandom(1) };
 * drawNoiseMask(6, options)
 * // => [false, true, true, false, false, true]
 */
export function drawNoiseMask(length: number, options: NoiseOptions): boolean[] {
	const { dropped, spans } = spansOf(length, options);
	const droppedLengths = divide(dropped, spans, options.random);
	const keptLengths = divide(length - dropped, spans, options.random);
	return keptLengths.flatMap((kept, span) => [
		...Array.from({ length: kept }, () => false),
		...Array.from({ length: droppedLengths[span]! }, () => true),
	]);
}

/** Divides `total` into `parts` whole numbers above 0, every division as likely. */
function divide(total: number, parts: number, random: Random): number[] {
	const places = Array.from({ length: total - 1 }, (_, i) => i + 1);
	const cuts = random
		.shuffle(places)
		.slice(0, parts - 1)
		.sort((a, b) => a - b);
	return [...cuts, total].map((cut, i) => cut - (cuts[i - 1] ?? 0));
}
// #endregion

/**
 * How many tokens T5 drops from a text, and in how many spans.
 *
 * @param length n, at least 2.
 * @param options.noiseDensity 0.15 unless given; at least one token goes, one
 * stays.
 * @param options.meanSpanLength 3 unless given.
 * @throws {RangeError} when `length` is below 2 or an option is out of range.
 * @see T5's random_spans_noise_mask; halves are rounded up here, to even there.
 * @example spansOf(568) // => { dropped: 85, spans: 28 }
 */
export function spansOf(
	length: number,
	{ noiseDensity = 0.15, meanSpanLength = 3 }: Partial<NoiseOptions> = {},
): { dropped: number; spans: number } {
	checkCount({ 'length − 1': length - 1 });
	checkShare({ noiseDensity });
	checkPositive({ meanSpanLength });
	const share = Math.round(noiseDensity * length);
	const dropped = Math.min(Math.max(share, 1), length - 1);
	const spans = Math.max(Math.round(dropped / meanSpanLength), 1);
	return { dropped, spans: Math.min(spans, dropped, length - dropped) };
}

// #region lengths
/**
 * How long T5's input and target become: each dropped span leaves one sentinel in
 * the input and stands behind one in the target, and both close with an end token.
 *
 * @param length of the text, at least 2.
 * @param options as for `spansOf`.
 * @throws {RangeError} as `spansOf`.
 * @see T5's random_spans_helper.
 * @example corruptedLengths(568) // => { inputLength: 512, targetLength: 114 }
 */
export function corruptedLengths(
	length: number,
	options: Partial<NoiseOptions> = {},
): CorruptedLengths {
	const { dropped, spans } = spansOf(length, options);
	return {
		inputLength: length - dropped + spans + 1,
		targetLength: dropped + spans + 1,
	};
}

/**
 * The longest text whose corrupted input still fits into `inputLength` tokens.
 *
 * @param inputLength at least 3: a kept token, a sentinel and the end.
 * @param options as for `spansOf`.
 * @throws {RangeError} when no text is that short.
 * @see T5's random_spans_helper, which counts up as this does.
 * @example textLengthFor(512) // => 568
 */
export function textLengthFor(
	inputLength: number,
	options: Partial<NoiseOptions> = {},
): number {
	if (!(inputLength >= 3 && inputLength < Infinity)) {
		throw new RangeError(
			`inputLength must be at least 3 and finite, got ${inputLength}.`,
		);
	}
	let length = 2;
	while (corruptedLengths(length + 1, options).inputLength <= inputLength)
		length += 1;
	return length;
}
// #endregion

/** How much is dropped, and in how long spans. */
export interface NoiseOptions {
	random: Random;
	noiseDensity?: number;
	meanSpanLength?: number;
}

/** In tokens. */
export interface CorruptedLengths {
	inputLength: number;
	targetLength: number;
}
