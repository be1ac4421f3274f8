// The mistake: every span has the same sentinel. The decoder can no longer say which gap it is
// filling.
import type { Vector } from '@examples/numerics';
import { shiftRight } from '../index.ts';
import type { DenoisingPair, SentinelIds } from '../index.ts';

export function corruptSpans(
	tokens: Vector,
	isNoise: readonly boolean[],
	{ firstSentinelId, endId, startId }: SentinelIds,
): DenoisingPair {
	const inputIds: number[] = [];
	const labels: number[] = [];
	const sentinel = firstSentinelId;
	tokens.forEach((token, i) => {
		if (isNoise[i] && !isNoise[i - 1]) {
			inputIds.push(sentinel);
			labels.push(sentinel);
		}
		(isNoise[i] ? labels : inputIds).push(token);
	});
	inputIds.push(endId);
	labels.push(endId);
	return { inputIds, decoderInputIds: shiftRight(labels, startId), labels };
}
