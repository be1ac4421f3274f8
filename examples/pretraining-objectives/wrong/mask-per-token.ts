// The mistake: one [MASK] for each missing token. The input says how many are missing, and that is
// what infilling should teach.
import type { Vector } from '@examples/numerics';
import { drawSpanLengths, shiftRight } from '../index.ts';
import type { InfilledPair, InfillingOptions } from '../index.ts';

export function textInfilling(tokens: Vector, options: InfillingOptions): InfilledPair {
	const { random, maskId, startId, maskingRate = 0.3, meanSpanLength = 3 } = options;
	const masked = Math.max(1, Math.round(maskingRate * tokens.length));
	const lengths = drawSpanLengths(masked, meanSpanLength, random);
	const kept = Array.from({ length: tokens.length - masked }, () => null);
	const pieces = random.shuffle([...lengths, ...kept]);
	let read = 0;
	const inputIds = pieces.flatMap((spanLength) => {
		if (spanLength === null) return [tokens[read++]!];
		read += spanLength;
		return Array.from({ length: spanLength }, () => maskId);
	});
	return {
		inputIds,
		decoderInputIds: shiftRight(tokens, startId),
		labels: tokens,
		spanLengths: pieces.filter((spanLength) => spanLength !== null),
	};
}
