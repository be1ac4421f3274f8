// The mistake: spans of length 0 are left out. Every [MASK] then hides something, and the model
// never learns to write nothing where nothing is missing.
import type { Vector } from '@examples/numerics';
import { drawSpanLengths, shiftRight } from '../index.ts';
import type { InfilledPair, InfillingOptions } from '../index.ts';

export function textInfilling(tokens: Vector, options: InfillingOptions): InfilledPair {
	const { random, maskId, startId, maskingRate = 0.3, meanSpanLength = 3 } = options;
	const masked = Math.max(1, Math.round(maskingRate * tokens.length));
	const lengths = drawSpanLengths(masked, meanSpanLength, random).filter(
		(spanLength) => spanLength > 0,
	);
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
