// The mistake: in generation the queries see the text, and the text sees the
// queries. A word learns of its successors by way of a query: the loss falls,
// nothing is learned.
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
		return prefixLmMask({ prefixLength: numQueries, length }).map((row, i) =>
			row.map((visible) => visible || i < numQueries),
		);
	}
	return prefixLmMask({ prefixLength: length, length });
}
