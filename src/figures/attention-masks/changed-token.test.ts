import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { describe, expect, it } from 'vitest';
import { outputMoves, replaceToken } from './changed-token.ts';
import { attentionMasks, documentIds, drawVectors, firstQuery, pastLength, prefixLength, targetLength, variants, windowSize } from './model.ts';
import type { Variant } from './model.ts';
import { shownMove } from './OutputStrip.tsx';

const { decoder, other } = drawVectors(1);
const positions = Array.from({ length: targetLength }, (_, index) => index + 1);
const movesOf = (variant: Variant, changed: number) =>
	outputMoves(decoder, replaceToken(decoder, other, changed), attentionMasks(variant, 0).decoder);
const movedPositions = (moves: readonly number[], first: number) => moves.flatMap((distance, row) => (distance > 0 ? [first + row + 1] : []));

describe('replaceToken', () => {
	it('puts query, key and value of the other token in one place', () => {
		const replaced = replaceToken(decoder, other, 3);
		for (const part of ['query', 'key', 'value'] as const) {
			expect(replaced[part][2]).toEqual(other[part][0]);
			expect(replaced[part].filter((_, index) => index !== 2)).toEqual(decoder[part].filter((_, index) => index !== 2));
		}
	});

	it('replaces none with 0', () => {
		expect(replaceToken(decoder, other, 0)).toEqual(decoder);
	});
});

describe('outputMoves', () => {
	/** Who hears of a changed token, by the meaning of each mask rather than by its grid. */
	const reached: Record<Variant, (query: number, changed: number) => boolean> = {
		causal: (query, changed) => query >= changed,
		window: (query, changed) => query >= changed && query < changed + windowSize,
		prefix: (query, changed) => query >= changed || changed <= prefixLength,
		documents: (query, changed) => query >= changed && documentIds[query - 1] === documentIds[changed - 1],
		cache: (query, changed) => query > pastLength && query >= changed,
	};

	it.each(variants)('is above 0 exactly where the change arrives: %s', (variant) => {
		for (const changed of positions) {
			const { masked } = movesOf(variant, changed);
			expect(movedPositions(masked, firstQuery(variant)), `token ${changed}`).toEqual(positions.filter((query) => reached[variant](query, changed)));
		}
	});

	it.each(variants)('is above 0 everywhere without a mask: %s', (variant) => {
		for (const changed of positions) {
			const { masked, unmasked } = movesOf(variant, changed);
			expect(unmasked).toHaveLength(masked.length);
			expect(Math.min(...unmasked)).toBeGreaterThan(0);
		}
	});

	it.each(variants)('is 0 everywhere while no token is changed: %s', (variant) => {
		const { masked, unmasked } = movesOf(variant, 0);
		expect([...masked, ...unmasked].every((distance) => distance === 0)).toBe(true);
	});

	it('is the distance between the outputs of the example', () => {
		const after = replaceToken(decoder, other, 5);
		const { decoder: mask } = attentionMasks('causal', 0);
		const [old, moved] = [decoder, after].map(({ query, key, value }) => scaledDotProductAttention(query, key, value, { mask }).output);
		for (const [row, distance] of movesOf('causal', 5).masked.entries()) {
			expect(distance).toBeCloseTo(Math.hypot(...old![row]!.map((value, index) => value - moved![row]![index]!)), 12);
		}
	});
});

it.each([
	[0, '0'],
	[0.0001, '<.01'],
	[0.666, '0.67'],
])('prints %d as %s', (distance, text) => {
	expect(shownMove(distance)).toBe(text);
});
