// The mistake: each block uses its own maximum, and nothing brings the blocks to one
// scale. The best key of every block weighs the same.
import { dot, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { blocksOf, checkInput } from '../blocks.ts';
import type { BlockAttentionOptions, BlockAttentionOutput } from '../index.ts';

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
			const newMax = Math.max(...scores);
			const weights = scores.map((score) => Math.exp(score - newMax));
			total = total + sum(weights);
			mixture = mixture.map(
				(mixed, c) =>
					mixed + dot(weights, visible.map((j) => value[j]![c]!)),
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
