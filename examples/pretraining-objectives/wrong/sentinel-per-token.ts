// The mistake: a sentinel for each dropped token instead of each span. The input tells how many
// tokens are missing, and input and target grow.
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
		if (isNoise[i]) {
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
