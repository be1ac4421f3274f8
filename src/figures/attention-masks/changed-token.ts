import type { AttentionMask } from '@examples/attention-mask';
import { dot, type Matrix, type Vector } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { Tokens } from './model.ts';

/** The tokens with `other` in place of number `changed`, counted from 1; 0 leaves them as they are. */
export function replaceToken({ query, key, value }: Tokens, other: Tokens, changed: number): Tokens {
	const replace = (rows: Matrix, [row]: Matrix) => rows.map((old, index) => (index === changed - 1 ? row! : old));
	return { query: replace(query, other.query), key: replace(key, other.key), value: replace(value, other.value) };
}

/** How far each output moved from one list of tokens to the other, with the mask and without any. */
export function outputMoves(before: Tokens, after: Tokens, mask: AttentionMask): OutputMoves {
	// With a cache the first queries are not computed.
	const outputs = ({ query, key, value }: Tokens, chosen?: AttentionMask) =>
		scaledDotProductAttention(query.slice(-mask.length), key, value, { mask: chosen }).output;
	const moves = (chosen?: AttentionMask) => {
		const moved = outputs(after, chosen);
		return outputs(before, chosen).map((output, row) => distance(output, moved[row]!));
	};
	return { masked: moves(mask), unmasked: moves() };
}

function distance(left: Vector, right: Vector): number {
	const difference = left.map((value, index) => value - right[index]!);
	return Math.sqrt(dot(difference, difference));
}

/** One number per query of the mask; exactly 0 where nothing of the changed token arrives. */
export interface OutputMoves {
	masked: Vector;
	unmasked: Vector;
}
