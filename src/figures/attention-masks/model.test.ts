import { causalMask, paddingMask } from '@examples/attention-mask';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { describe, expect, it } from 'vitest';
import { attentionMasks, attentionRow, drawVectors, firstQuery, maxPadding, pastLength, sourceLength, targetLength, variants } from './model.ts';

const vectors = drawVectors(1);

describe('attentionMasks', () => {
	it.each(variants)('has no row that hides everything: %s', (variant) => {
		for (const mask of Object.values(attentionMasks(variant, maxPadding))) {
			for (const row of mask) expect(row).toContain(true);
		}
	});

	it('are the masks of the example', () => {
		const { encoder, decoder, cross } = attentionMasks('causal', 2);
		const keyIsToken = [true, true, true, true, false, false];
		expect(decoder).toEqual(causalMask({ queryLength: targetLength }));
		expect(encoder).toEqual(paddingMask({ queryLength: sourceLength, keyIsToken }));
		expect(cross).toEqual(paddingMask({ queryLength: targetLength, keyIsToken }));
	});

	it('has in every variant but the prefix nothing of the future', () => {
		for (const variant of variants) {
			const { decoder } = attentionMasks(variant, 0);
			const first = firstQuery(variant);
			const future = decoder.flatMap((row, query) => row.slice(first + query + 1));
			expect(future.includes(true), variant).toBe(variant === 'prefix');
		}
	});

	it('has one row for every new token of a cached step', () => {
		const { decoder, cross } = attentionMasks('cache', 0);
		expect([decoder.length, decoder[0]!.length, cross.length]).toEqual([targetLength - pastLength, targetLength, targetLength - pastLength]);
	});
});

describe('attentionRow', () => {
	it.each(variants)('shows what attention over the whole mask gives: %s', (variant) => {
		const masks = attentionMasks(variant, 1);
		for (const attention of ['encoder', 'decoder', 'cross'] as const) {
			const mask = masks[attention];
			const { query, key } = vectors[attention];
			const { attentionWeights } = scaledDotProductAttention(query.slice(-mask.length), key, key, { mask });
			for (const [row, weights] of attentionWeights.entries()) {
				expect(attentionRow(vectors[attention], mask, row).weights).toEqual(weights);
			}
		}
	});

	it('gives the first decoder row its whole weight to itself, whatever the scores', () => {
		for (const seed of [1, 2, 3]) {
			const { decoder } = attentionMasks('causal', 0);
			expect(attentionRow(drawVectors(seed).decoder, decoder, 0).weights).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
		}
	});

	it('never gives a visible key less than without the mask', () => {
		for (const variant of variants) {
			const { decoder } = attentionMasks(variant, 0);
			for (const row of decoder.keys()) {
				const { weights, unmasked, visible } = attentionRow(vectors.decoder, decoder, row);
				for (const [key, weight] of weights.entries()) {
					if (visible[key]) expect(weight).toBeGreaterThanOrEqual(unmasked[key]!);
					else expect(weight).toBe(0);
				}
			}
		}
	});

	it('comes out of a cached step as of the whole', () => {
		const [cached, whole] = [attentionMasks('cache', 0).decoder, attentionMasks('causal', 0).decoder];
		for (const row of cached.keys()) {
			expect(attentionRow(vectors.decoder, cached, row).weights).toEqual(attentionRow(vectors.decoder, whole, pastLength + row).weights);
		}
	});
});
