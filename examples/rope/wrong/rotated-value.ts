// The mistake: the values turn as well. Each summand carries its own absolute angle, and the
// output changes when the same text stands elsewhere.
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { AttentionOutput } from '@examples/scaled-dot-product-attention';
import type { RotaryAttentionOptions } from '../attention.ts';
import { applyRotaryPositionEmbedding } from '../rotate.ts';

export function rotaryAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: RotaryAttentionOptions,
): AttentionOutput {
	const { queryPositions, keyPositions, mask, ...rotary } = options;
	// An odd last coordinate has no partner and stays.
	const even = value[0]!.length - (value[0]!.length % 2);
	const paired = value.map((row) => row.slice(0, even));
	const turned = applyRotaryPositionEmbedding(paired, keyPositions, rotary);
	return scaledDotProductAttention(
		applyRotaryPositionEmbedding(query, queryPositions, rotary),
		applyRotaryPositionEmbedding(key, keyPositions, rotary),
		value.map((row, token) => [...turned[token]!, ...row.slice(even)]),
		{ mask },
	);
}
