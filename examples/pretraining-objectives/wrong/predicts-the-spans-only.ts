// The mistake: the target holds the missing tokens alone, as in T5, but without sentinels to say
// where they belong. BART writes the whole text.
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
	const missing: number[] = [];
	const inputIds = pieces.map((spanLength) => {
		const shown = spanLength === null ? tokens[read]! : maskId;
		missing.push(...tokens.slice(read, read + (spanLength ?? 0)));
		read += spanLength ?? 1;
		return shown;
	});
	return {
		inputIds,
		decoderInputIds: shiftRight(missing, startId),
		labels: missing,
		spanLengths: pieces.filter((spanLength) => spanLength !== null),
	};
}
