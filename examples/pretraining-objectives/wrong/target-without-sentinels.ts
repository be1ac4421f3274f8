// The mistake: the target holds the dropped tokens alone. Where one span ends and the next one
// begins is lost, and the text cannot be put together again.
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
	let sentinel = firstSentinelId;
	tokens.forEach((token, i) => {
		if (isNoise[i] && !isNoise[i - 1]) {
			inputIds.push(sentinel);
			sentinel -= 1;
		}
		(isNoise[i] ? labels : inputIds).push(token);
	});
	inputIds.push(endId);
	labels.push(endId);
	return { inputIds, decoderInputIds: shiftRight(labels, startId), labels };
}
