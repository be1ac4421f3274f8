// The mistake: matching uses the generation mask. The classifier reads the queries,
// and they have not seen a word: it can only guess how common the image is.
import { documentMask, prefixLmMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import type { Objective, QFormerMaskOptions } from '../index.ts';

export function qFormerMask(
	objective: Objective,
	{ numQueries, textLength }: QFormerMaskOptions,
): AttentionMask {
	const length = numQueries + textLength;
	if (objective === 'contrastive') {
		const kinds = Array.from({ length }, (_, i) => Number(i < numQueries));
		return documentMask(kinds);
	}
	if (objective === 'generation') {
		return prefixLmMask({ prefixLength: numQueries, length });
	}
	return prefixLmMask({ prefixLength: numQueries, length });
}
