import type { Matrix, Vector } from '@examples/numerics';
import { applyRotaryPositionEmbedding } from '@examples/rope';
import type { RotaryLayout } from '@examples/rope';
import { yarnInverseFrequencies } from './yarn.ts';
import type { YarnOptions } from './yarn.ts';

// #region apply
/**
 * The rotation with YaRN's frequencies, times its attention factor: what the released
 * code gets by scaling cosines and sines.
 *
 * Used on queries and on keys, it multiplies the logits by the factor's square, and
 * the code of attention stays as it is.
 *
 * @param states [length][headDim], queries or keys of one head.
 * @param positionIds [length], not divided by anything.
 * @param options as for `yarnInverseFrequencies`, and the checkpoint's `layout`.
 * `headDim` must be the rows' length.
 * @returns [length][headDim].
 * @throws {TypeError | RangeError} as `applyRotaryPositionEmbedding` and
 * `yarnInverseFrequencies`.
 * @see Peng et al. 2023, §3.4, after Eq. 22.
 * @example
 * const llama2 = { headDim: 4, ropeTheta: 1e4, factor: Math.E };
 * const options = { ...llama2, originalMaxPositionEmbeddings: 4096 };
 * applyYarnPositionEmbedding([[1, 2, 3, 4]], [0], { ...options, layout: 'half-split' })
 * // => [[1.1, 2.2, 3.3, 4.4]]: at position 0 nothing turns, and all is scaled
 */
export function applyYarnPositionEmbedding(
	states: Matrix,
	positionIds: Vector,
	{ layout, ...options }: ApplyYarnOptions,
): Matrix {
	const yarn = yarnInverseFrequencies(options);
	const rotary = { layout, frequencies: yarn.inverseFrequencies };
	return applyRotaryPositionEmbedding(states, positionIds, rotary).map((row) =>
		row.map((x) => x * yarn.attentionFactor),
	);
}
// #endregion

export interface ApplyYarnOptions extends YarnOptions {
	layout: RotaryLayout;
}
