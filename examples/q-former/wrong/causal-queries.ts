// The mistake: the generation mask is causal throughout. Queries are a set of
// slots: in order, the first of them sees no other and the last does all the work.
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
		return prefixLmMask({ prefixLength: 0, length });
	}
	return prefixLmMask({ prefixLength: length, length });
}
