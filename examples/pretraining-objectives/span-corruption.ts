import { checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkTokens } from './check.ts';
import { drawNoiseMask } from './noise-mask.ts';
import type { NoiseOptions } from './noise-mask.ts';
import type { DenoisingPair } from './pairs.ts';
import { shiftRight } from './shift-right.ts';

// #region corrupt-spans
/**
 * T5's inputs and targets for given spans: in the input each span is one sentinel,
 * in the target the same sentinel stands before what was dropped.
 *
 * @param tokens [n], token ids.
 * @param isNoise [n], true where a token is dropped; neighbors make up one span.
 * @param ids.firstSentinelId the first span's; each further span's is one less, as
 * T5 counts down from the end of its vocabulary.
 * @param ids.endId closes input and target.
 * @param ids.startId the first thing the decoder reads.
 * @returns inputs [kept + spans + 1]; decoder inputs and labels [dropped + spans +
 * 1].
 * @throws {RangeError} when lengths differ, a token is no id, or nothing is
 * dropped.
 * @see Raffel et al. 2020, §3.1.4 and Fig. 2.
 * @example
 * const ids = { firstSentinelId: 99, endId: 1, startId: 0 };
 * corruptSpans([5, 6, 7, 8], [false, true, true, false], ids)
 * // => { inputIds: [5, 99, 8, 1], decoderInputIds: [0, 99, 6, 7],
 * //      labels: [99, 6, 7, 1] }
 */
export function corruptSpans(
	tokens: Vector,
	isNoise: readonly boolean[],
	{ firstSentinelId, endId, startId }: SentinelIds,
): DenoisingPair {
	checkCorruption(tokens, isNoise);
	const inputIds: number[] = [];
	const labels: number[] = [];
	let sentinel = firstSentinelId;
	tokens.forEach((token, i) => {
		if (isNoise[i] && !isNoise[i - 1]) {
			inputIds.push(sentinel);
			labels.push(sentinel);
			sentinel -= 1;
		}
		(isNoise[i] ? labels : inputIds).push(token);
	});
	inputIds.push(endId);
	labels.push(endId);
	return { inputIds, decoderInputIds: shiftRight(labels, startId), labels };
}
// #endregion

// #region span-corruption
/**
 * T5's objective on one text: draws the spans and replaces them.
 *
 * @param tokens [n], token ids, at least 2.
 * @param options as for `drawNoiseMask` and `corruptSpans`.
 * @returns as `corruptSpans`.
 * @throws {RangeError} as `drawNoiseMask` and `corruptSpans`.
 * @see Raffel et al. 2020, §3.3.4: 15% dropped, mean span 3.
 * @example
 * const ids = { firstSentinelId: 99, endId: 1, startId: 0 };
 * spanCorruption([5, 6, 7, 8], { ...ids, random: createRandom(1) })
 * // => { inputIds: [5, 6, 7, 99, 1], decoderInputIds: [0, 99, 8],
 * //      labels: [99, 8, 1] }
 */
export function spanCorruption(
	tokens: Vector,
	options: NoiseOptions & SentinelIds,
): DenoisingPair {
	return corruptSpans(tokens, drawNoiseMask(tokens.length, options), options);
}
// #endregion

/** The ids that are not text. */
export interface SentinelIds {
	firstSentinelId: number;
	endId: number;
	startId: number;
}

function checkCorruption(tokens: Vector, isNoise: readonly boolean[]): void {
	checkTokens({ tokens });
	checkSameLength({ tokens, isNoise });
	if (isNoise.includes(true)) return;
	throw new RangeError(
		`isNoise must drop at least one token, got ${isNoise.length} times false.`,
	);
}
