// The mistake: a softmax within each block, then the mean of the blocks. A block of weak
// keys counts as much as a block of strong ones.
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
		let blocks = 0;
		let mixture: Vector = value[0]!.map(() => 0);
		for (const block of blocksOf(key.length, blockSize)) {
			const visible = block.filter((j) => !mask || mask[i]![j]);
			if (visible.length === 0) continue; // a hidden block costs nothing
			const scores = visible.map((j) => dot(vector, key[j]!) * scale);
			const newMax = Math.max(...scores);
			const weights = scores.map((score) => Math.exp(score - newMax));
			total = sum(weights);
			mixture = mixture.map(
				(mixed, c) =>
					mixed + dot(weights, visible.map((j) => value[j]![c]!)) / total,
			);
			max = newMax;
			computedBlocks += 1;
			blocks += 1;
			scoresKept = Math.max(scoresKept, scores.length);
		}
		const output = mixture.map((mixed) => mixed / blocks);
		return { output, logSumExp: max + Math.log(total) };
	});
	const output = rows.map((row) => row.output);
	const logSumExps = rows.map((row) => row.logSumExp);
	return { output, logSumExps, computedBlocks, scoresKept };
}
