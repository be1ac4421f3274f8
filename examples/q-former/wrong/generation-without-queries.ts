// The mistake: in generation text sees its own past and nothing else. It has no
// cross-attention: the image is out of its reach, and a language model is all that
// learns.
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
			row.map((visible, j) => visible && (i < numQueries || j >= numQueries)),
		);
	}
	return prefixLmMask({ prefixLength: length, length });
}
