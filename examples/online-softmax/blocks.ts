import { checkMask } from '@examples/attention-mask';
import { checkCount, checkPositive, checkSameLength } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import type { BlockAttentionOptions } from './block-attention.ts';

/** The positions from 0 to `length` − 1, cut into blocks; the last may be shorter. */
export function blocksOf(length: number, blockSize: number): Vector[] {
	const positions = Array.from({ length }, (_, position) => position);
	return Array.from({ length: Math.ceil(length / blockSize) }, (_, block) =>
		positions.slice(block * blockSize, (block + 1) * blockSize),
	);
}

/** Throws unless the shapes fit and every query sees something. */
export function checkInput(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	{ blockSize, mask, scale }: BlockAttentionOptions,
): void {
	checkMatrix({ query, key, value });
	checkSameLength({ 'query[0]': query[0]!, 'key[0]': key[0]! });
	checkSameLength({ key, value });
	checkCount({ blockSize });
	if (scale !== undefined) checkPositive({ scale });
	if (mask === undefined) return;
	checkMask(mask, { queryLength: query.length, keyLength: key.length });
	mask.forEach((row, i) => {
		if (row.includes(true)) return;
		throw new RangeError(
			`mask[${i}] must let the query see a key, got none of ${key.length}.`,
		);
	});
}
