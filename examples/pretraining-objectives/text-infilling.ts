import { checkPositive } from '@examples/numerics';
import type { Random, Vector } from '@examples/numerics';
import { checkShare, checkTokens } from './check.ts';
import type { DenoisingPair } from './pairs.ts';
import { shiftRight } from './shift-right.ts';

// #region text-infilling
/**
 * BART's text infilling: spans with lengths from a Poisson distribution are each
 * replaced by one [MASK], and the decoder writes the whole text. A span of length 0
 * inserts a [MASK] where nothing is missing.
 *
 * Kept tokens and masks are put in a random order, so spans never overlap; fairseq
 * draws starting points instead and lets spans run into each other.
 *
 * @param tokens [n], token ids.
 * @param options.maskId the id of [MASK].
 * @param options.startId the first thing the decoder reads.
 * @param options.maskingRate share of the tokens inside spans, 0.3 unless given.
 * @param options.meanSpanLength λ, 3 unless given.
 * @returns inputs; decoder inputs and labels, [n] each; and how many tokens stood
 * where each [MASK] stands, in order.
 * @throws {RangeError} when a token is no id or an option is out of range.
 * @see Lewis et al. 2020, §2.2 and §5.1.
 * @example
 * textInfilling([5, 6, 7, 8], { maskId: 1, startId: 2, random: createRandom(7) })
 * // => { inputIds: [5, 6, 7, 1, 1], decoderInputIds: [2, 5, 6, 7],
 * //      labels: [5, 6, 7, 8], spanLengths: [1, 0] }
 */
export function textInfilling(
	tokens: Vector,
	options: InfillingOptions,
): InfilledPair {
	checkTokens({ tokens });
	const {
		random,
		maskId,
		startId,
		maskingRate = 0.3,
		meanSpanLength = 3,
	} = options;
	checkShare({ maskingRate });
	const masked = Math.max(1, Math.round(maskingRate * tokens.length));
	const lengths = drawSpanLengths(masked, meanSpanLength, random);
	const kept = Array.from({ length: tokens.length - masked }, () => null);
	const pieces = random.shuffle([...lengths, ...kept]);
	let read = 0;
	const inputIds = pieces.map((spanLength) => {
		const shown = spanLength === null ? tokens[read]! : maskId;
		read += spanLength ?? 1;
		return shown;
	});
	return {
		inputIds,
		decoderInputIds: shiftRight(tokens, startId),
		labels: tokens,
		spanLengths: pieces.filter((spanLength) => spanLength !== null),
	};
}
// #endregion

// #region span-lengths
/**
 * Span lengths from a Poisson distribution, until they add up to `total`; the last
 * one is cut to fit.
 *
 * @param total tokens to cover.
 * @param meanSpanLength λ, above 0.
 * @param random the source of randomness.
 * @returns lengths, 0 among them; they add up to `total`.
 * @throws {RangeError} when `total` or `meanSpanLength` is not above 0.
 * @see Lewis et al. 2020, §2.2.
 * @example drawSpanLengths(7, 3, createRandom(6)) // => [1, 3, 0, 3]
 */
export function drawSpanLengths(
	total: number,
	meanSpanLength: number,
	random: Random,
): number[] {
	checkPositive({ total, meanSpanLength });
	const lengths: number[] = [];
	let left = total;
	while (left > 0) {
		const length = Math.min(poisson(meanSpanLength, random), left);
		lengths.push(length);
		left -= length;
	}
	return lengths;
}

/**
 * A draw from the Poisson distribution: how many uniform numbers can be multiplied
 * before the product falls to e^{−λ}.
 *
 * @param mean λ, above 0 and small: e^{−λ} must not round to 0.
 * @param random the source of randomness.
 * @throws {RangeError} when `mean` is not above 0, or above 700.
 * @see Knuth, The Art of Computer Programming, vol. 2, §3.4.1.
 * @example poisson(3, createRandom(4)) // => 3
 */
export function poisson(mean: number, random: Random): number {
	checkPositive({ mean });
	if (mean > 700) throw new RangeError(`mean must be at most 700, got ${mean}.`);
	let count = 0;
	let product = random.uniform();
	while (product > Math.exp(-mean)) {
		count += 1;
		product *= random.uniform();
	}
	return count;
}
// #endregion

/** How much is masked, and by what. */
export interface InfillingOptions {
	random: Random;
	maskId: number;
	startId: number;
	maskingRate?: number;
	meanSpanLength?: number;
}

/** `spanLengths` has one entry for each [MASK]; 0 where it was inserted. */
export interface InfilledPair extends DenoisingPair {
	spanLengths: Vector;
}
