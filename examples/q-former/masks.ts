import { documentMask, prefixLmMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { checkCount, checkIndex } from '@examples/numerics';

// #region masks
/**
 * Who sees whom in the self-attention that queries and text share: one set of
 * weights, three objectives, three masks.
 *
 * `contrastive` (ITC): each sees its own kind only, or the text would know the
 * image it is to be compared with. `generation` (ITG): text sees the queries and
 * its own past, queries see no text. `matching` (ITM): all see all.
 *
 * @param objective one of the three.
 * @param options.numQueries 32 in BLIP-2. `textLength`: may be 0.
 * @returns [n][n] with n = numQueries + textLength, true = may attend; queries
 * first.
 * @throws {RangeError} when the objective is unknown or a size out of range.
 * @see Li et al. 2023 (BLIP-2), §3.2 and Figure 2: unimodal, multimodal causal, and
 * bidirectional mask.
 * @example
 * qFormerMask('generation', { numQueries: 1, textLength: 2 })
 * // => [[true, false, false], [true, true, false], [true, true, true]]
 */
export function qFormerMask(
	objective: Objective,
	{ numQueries, textLength }: QFormerMaskOptions,
): AttentionMask {
	checkCount({ numQueries });
	checkIndex({ textLength }, Number.MAX_SAFE_INTEGER);
	const length = numQueries + textLength;
	if (objective === 'contrastive') {
		const kinds = Array.from({ length }, (_, i) => Number(i < numQueries));
		return documentMask(kinds);
	}
	if (objective === 'generation') {
		return prefixLmMask({ prefixLength: numQueries, length });
	}
	if (objective === 'matching') {
		return prefixLmMask({ prefixLength: length, length });
	}
	throw new RangeError(
		"objective must be 'contrastive', 'generation' or 'matching', " +
			`got ${objective}.`,
	);
}
// #endregion

export type Objective = 'contrastive' | 'generation' | 'matching';

export interface QFormerMaskOptions {
	numQueries: number;
	textLength: number;
}
