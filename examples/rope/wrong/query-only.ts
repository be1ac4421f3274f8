// The mistake: only the query turns. The score then depends on the query's own position, and
// the keys, which all stand at 0 for it, cannot be told apart by place.
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
	const { queryPositions, mask, layout, ropeTheta, frequencies } = options;
	const rotary = { layout, ropeTheta, frequencies };
	return scaledDotProductAttention(
		applyRotaryPositionEmbedding(query, queryPositions, rotary),
		key,
		value,
		{ mask },
	);
}
