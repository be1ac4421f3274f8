import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import { checkHeadDim } from './frequencies.ts';

/**
 * Which two coordinates form pair i: `interleaved` 2i and 2i + 1, as in the paper and
 * in Meta's code; `half-split` i and i + d/2, as in Hugging Face's `rotate_half`.
 */
export type RotaryLayout = 'half-split' | 'interleaved';

// #region layout
/**
 * Moves the coordinates of each row from one layout to the other: the first of each
 * pair to the first half, the second to the second.
 *
 * It is the permutation by which the two layouts differ. Converting a checkpoint does
 * the same to the output coordinates of W_Q and W_K, head by head, and then all
 * scores stay: a dot product does not care in which order it adds.
 *
 * @param states [length][headDim], paired 2i with 2i + 1.
 * @returns [length][headDim], paired i with i + headDim / 2.
 * @throws {TypeError | RangeError} when the rows are no matrix, or of odd length.
 * @see Peng et al. 2023: the released code says that its permutation differs from the
 * paper's; jquesnelle/yarn, LlamaYaRNScaledRotaryEmbedding.py.
 * @example interleavedToHalfSplit([[1, 2, 3, 4]]) // => [[1, 3, 2, 4]]
 */
export function interleavedToHalfSplit(states: Matrix): Matrix {
	checkMatrix({ states });
	checkHeadDim(states[0]!.length);
	return states.map((row) => {
		const firsts = row.filter((_, column) => column % 2 === 0);
		const seconds = row.filter((_, column) => column % 2 === 1);
		return [...firsts, ...seconds];
	});
}
// #endregion

/**
 * The two columns that form pair `pair` in a layout.
 *
 * @param pair i, from 0. `headDim`: d, even.
 * @returns the column of the first coordinate and that of the second.
 * @throws {RangeError} when the layout is neither of the two.
 * @see Su et al. 2021, §3.2.2, Eq. 15; half-split: huggingface/transformers,
 * modeling_qwen2.py, rotate_half.
 * @example pairColumns(1, 8, 'half-split') // => [1, 5]
 */
export function pairColumns(
	pair: number,
	headDim: number,
	layout: RotaryLayout,
): [number, number] {
	if (layout === 'interleaved') return [2 * pair, 2 * pair + 1];
	if (layout === 'half-split') return [pair, pair + headDim / 2];
	throw new RangeError(
		`layout must be 'half-split' or 'interleaved', got '${String(layout)}'.`,
	);
}
