import type { AttentionMask } from '@examples/attention-mask';
import { dot, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { blocksOf, checkInput } from './blocks.ts';

// #region block-attention
/**
 * Attention of one head, softmax(Q·Kᵀ / √d_k + M)·V, over blocks of keys: only one
 * block's scores exist at a time, and the result is exact for every block size.
 *
 * Per query: the running maximum m, the running sum ℓ and the mixture so far, not yet
 * divided. Where a block raises m, both are rescaled by e^{m − m'}.
 *
 * @param query [queryLength][d_k]. @param key [keyLength][d_k].
 * @param value [keyLength][d_v].
 * @param options.blockSize keys per block.
 * @param options.mask [queryLength][keyLength], true = may attend. Default: all may.
 * A block hidden from a query is skipped.
 * @param options.scale multiplies the scores, above 0. Default 1 / √d_k.
 * @returns `output` [queryLength][d_v]; `logSumExps` [queryLength], m + log ℓ;
 * `computedBlocks`, not skipped; `scoresKept`, the most scores held at once.
 * @throws {TypeError | RangeError} when a shape does not fit, a number is not finite,
 * `blockSize` is no whole number above 0, or a row of the mask allows nothing.
 * @see Dao et al. 2022, Algorithm 1; one division at the end: Dao 2023, §3.1.1.
 * @example
 * blockAttention([[0, 0]], [[1, 2], [3, 4]], [[10], [20]], { blockSize: 1 }).output
 * // => [[15]]
 */
export function blockAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: BlockAttentionOptions,
): BlockAttentionOutput {
	checkInput(query, key, value, options);
	const { blockSize, mask, scale = 1 / Math.sqrt(query[0]!.length) } = options;
	let [computedBlocks, scoresKept] = [0, 0];
	const rows = query.map((vector, i) => {
		let [max, total] = [-Infinity, 0];
		let mixture: Vector = value[0]!.map(() => 0);
		for (const block of blocksOf(key.length, blockSize)) {
			const visible = block.filter((j) => !mask || mask[i]![j]);
			if (visible.length === 0) continue; // a hidden block costs nothing
			const scores = visible.map((j) => dot(vector, key[j]!) * scale);
			const newMax = Math.max(max, ...scores);
			const rescale = Math.exp(max - newMax); // 0 at the first block: e^{−∞}
			const weights = scores.map((score) => Math.exp(score - newMax));
			total = total * rescale + sum(weights);
			mixture = mixture.map(
				(mixed, c) =>
					mixed * rescale + dot(weights, visible.map((j) => value[j]![c]!)),
			);
			max = newMax;
			computedBlocks += 1;
			scoresKept = Math.max(scoresKept, scores.length);
		}
		const output = mixture.map((mixed) => mixed / total);
		return { output, logSumExp: max + Math.log(total) };
	});
	const output = rows.map((row) => row.output);
	const logSumExps = rows.map((row) => row.logSumExp);
	return { output, logSumExps, computedBlocks, scoresKept };
}
// #endregion

export interface BlockAttentionOptions {
	blockSize: number;
	mask?: AttentionMask | undefined;
	scale?: number | undefined;
}

export interface BlockAttentionOutput {
	output: Matrix;
	logSumExps: Vector;
	computedBlocks: number;
	scoresKept: number;
}
