// The mistake: the key turns the other way, as if the product needed a transposed rotation. The
// transpose comes from the product itself; so the score depends on m + n.
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
	const backward = keyPositions.map((position) => -position);
	return scaledDotProductAttention(
		applyRotaryPositionEmbedding(query, queryPositions, rotary),
		applyRotaryPositionEmbedding(key, backward, rotary),
		value,
		{ mask },
	);
}
