// The mistake: in contrast the text may see the queries. One layer on it contains
// the image it is compared with, and every pair matches itself.
import { documentMask, prefixLmMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import type { Objective, QFormerMaskOptions } from '../index.ts';

export function qFormerMask(
	objective: Objective,
	{ numQueries, textLength }: QFormerMaskOptions,
): AttentionMask {
	const length = numQueries + textLength;
	if (objective === 'contrastive') {
		return documentMask(Array.from({ length }, () => 0)).map((row, i) =>
			row.map((_, j) => i >= numQueries || j < numQueries),
		);
	}
	if (objective === 'generation') {
		return prefixLmMask({ prefixLength: numQueries, length });
	}
	return prefixLmMask({ prefixLength: length, length });
}
