import { causalMask, combineMasks, documentMask, paddingMask, prefixLmMask, slidingWindowMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { createRandom, type Matrix, type Random, type Vector } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';

/** Tokens of the source, padding counted; unlike the target's, so that the cross grid is seen not to be square. */
export const sourceLength = 6;
/** Tokens of the target. */
export const targetLength = 8;
/** At least three source tokens stay: with one, every weight would be 1. */
export const maxPadding = 3;
/** w of the sliding window, the query itself counted. */
export const windowSize = 3;
/** p of the prefix language model. */
export const prefixLength = 3;
/** p of decoding with a cache: how many tokens are cached. */
export const pastLength = 5;
/** Which document each target token belongs to. */
export const documentIds = [1, 1, 1, 2, 2, 2, 3, 3];

/** Sizes at which a row of weights shows differences, and is not one bar alone. */
const headDim = 8;

/** The grids of decoder self-attention to choose from, in the order of the control. */
export const variants = ['causal', 'window', 'prefix', 'documents', 'cache'] as const;
export type Variant = (typeof variants)[number];

/** The masks of the three attentions, from `examples/attention-mask`. */
export function attentionMasks(variant: Variant, padding: number): Record<Attention, AttentionMask> {
	const keyIsToken = Array.from({ length: sourceLength }, (_, key) => key < sourceLength - padding);
	const decoder = decoderMask(variant);
	return {
		encoder: paddingMask({ queryLength: sourceLength, keyIsToken }),
		decoder,
		cross: paddingMask({ queryLength: decoder.length, keyIsToken }),
	};
}

/** The target position (from 0) of the grid's first row: with a cache only new tokens are queries. */
export function firstQuery(variant: Variant): number {
	return variant === 'cache' ? pastLength : 0;
}

/** Random vectors of the three attentions, and of a token to put in place of one; the same for the same seed. */
export function drawVectors(seed: number): DrawnVectors {
	const random = createRandom(seed);
	const encoder = drawPair(sourceLength, sourceLength, random);
	const decoder = drawPair(targetLength, targetLength, random);
	const cross = drawPair(targetLength, sourceLength, random);
	return {
		encoder,
		decoder: { ...decoder, value: draw(targetLength, random) },
		cross,
		other: { ...drawPair(1, 1, random), value: draw(1, random) },
	};
}

/**
 * One row of attention weights, with the mask and without it.
 *
 * @param row of the mask; with a cache, row 0 is the first new token.
 */
export function attentionRow({ query, key }: Vectors, mask: AttentionMask, row: number): AttentionRow {
	const rowQuery = [query[query.length - mask.length + row]!];
	const visible = mask[row]!;
	return {
		visible,
		weights: scaledDotProductAttention(rowQuery, key, key, { mask: [visible] }).attentionWeights[0]!,
		unmasked: scaledDotProductAttention(rowQuery, key, key).attentionWeights[0]!,
	};
}

function decoderMask(variant: Variant): AttentionMask {
	const length = targetLength;
	switch (variant) {
		case 'causal':
			return causalMask({ queryLength: length });
		case 'window':
			return slidingWindowMask({ length, windowSize });
		case 'prefix':
			return prefixLmMask({ prefixLength, length });
		case 'documents':
			return combineMasks(causalMask({ queryLength: length }), documentMask(documentIds));
		case 'cache':
			return causalMask({ queryLength: length - pastLength, pastLength });
	}
}

function drawPair(queries: number, keys: number, random: Random): Vectors {
	return { query: draw(queries, random), key: draw(keys, random) };
}

function draw(length: number, random: Random): Matrix {
	return Array.from({ length }, () => Array.from({ length: headDim }, () => random.normal()));
}

export type Attention = 'encoder' | 'decoder' | 'cross';

/** [tokens][headDim] each. */
export interface Vectors {
	query: Matrix;
	key: Matrix;
}

/** Tokens whose outputs can be computed: with a value each. */
export interface Tokens extends Vectors {
	value: Matrix;
}

export interface DrawnVectors extends Record<Attention, Vectors> {
	decoder: Tokens;
	/** One token more, for `replaceToken`. */
	other: Tokens;
}

export interface AttentionRow {
	/** Which keys the query may see. */
	visible: readonly boolean[];
	/** Softmax over those: the rest have 0. */
	weights: Vector;
	/** Softmax over all keys. */
	unmasked: Vector;
}
