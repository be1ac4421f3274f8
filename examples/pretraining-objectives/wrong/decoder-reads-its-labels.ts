// The mistake: the decoder reads the labels without the shift. Position i reads the token that it
// is asked for, and the loss falls to 0.
import type { Vector } from '@examples/numerics';
import type { DenoisingPair, SentinelIds } from '../index.ts';

export function corruptSpans(
	tokens: Vector,
	isNoise: readonly boolean[],
	{ firstSentinelId, endId }: SentinelIds,
): DenoisingPair {
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
	return { inputIds, decoderInputIds: labels, labels };
}
