import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { drawQFormer, imageTextSimilarity, qFormer, qFormerMask } from './index.ts';

const count = fc.integer({ min: 1, max: 6 });
const objective = fc.constantFrom('contrastive', 'generation', 'matching');

describe('any mask', () => {
	it('lets everyone see itself, and shows no query a word unless it shows all', () => {
		fc.assert(
			fc.property(objective, count, fc.nat(6), (name, numQueries, textLength) => {
				const mask = qFormerMask(name, { numQueries, textLength });
				expect(mask).toHaveLength(numQueries + textLength);
				mask.forEach((row, i) => expect(row[i]).toBe(true));
				const words = mask.slice(0, numQueries).flatMap((row) => row.slice(numQueries));
				expect(new Set(words).size).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe('any Q-Former', () => {
	it('keeps the shapes of queries and text, and does not know the order of the queries', () => {
		fc.assert(
			fc.property(objective, count, count, count, fc.nat(999), (name, numQueries, words, patches, seed) => {
				const random = createRandom(seed);
				const draw = (rows: number): Matrix =>
					Array.from({ length: rows }, () => Array.from({ length: 4 }, () => random.normal()));
				const layers = drawQFormer({ numLayers: 2, dModel: 4, dFeedForward: 6 }, random);
				const input = { queries: draw(numQueries), text: draw(words), imageFeatures: draw(patches), layers };
				const output = qFormer({ ...input, numAttentionHeads: 2, objective: name });
				expect([output.queries.length, output.text.length]).toEqual([numQueries, words]);
				const backwards = qFormer({ ...input, queries: [...input.queries].reverse(), numAttentionHeads: 2, objective: name });
				[...backwards.queries].reverse().forEach((row, i) =>
					row.forEach((x, column) => expect(x).toBeCloseTo(output.queries[i]![column]!, 8)),
				);
			}),
			{ numRuns: 30 },
		);
	});
});

describe('any similarity', () => {
	it('does not fall when a query is added', () => {
		const vector = fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(fc.array(vector, { minLength: 2, maxLength: 6 }), vector, (rows, text) => {
				expect(imageTextSimilarity(rows, text)).toBeGreaterThanOrEqual(imageTextSimilarity(rows.slice(1), text));
			}),
		);
	});
});
