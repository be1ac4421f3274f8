import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causalMask } from '@examples/attention-mask';
import { sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { concatenateHeads, decodeStep, multiHeadAttention, splitHeads } from './index.ts';
import type { KeyValueCache, ProjectionWeights } from './index.ts';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
	fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const square = matrix(6, 6);
const weights: fc.Arbitrary<ProjectionWeights> = fc.record({
	wQuery: square,
	wKey: square,
	wValue: square,
	wOutput: square,
});
const numAttentionHeads = fc.constantFrom(1, 2, 3, 6);

describe('any attention layer', () => {
	it('has weights that add up to 1 in every head', () => {
		fc.assert(
			fc.property(matrix(3, 6), matrix(4, 6), weights, numAttentionHeads, (states, memory, w, heads) => {
				const input = { hiddenStates: states, memory, weights: w, numAttentionHeads: heads };
				const { attentionWeights } = multiHeadAttention(input);
				expect(attentionWeights).toHaveLength(heads);
				for (const row of attentionWeights.flat()) expect(sum(row)).toBeCloseTo(1, 12);
			}),
		);
	});

	it('decodes in any steps what one causal pass gives', () => {
		const steps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(matrix(12, 6), steps, weights, numAttentionHeads, (tokens, lengths, w, heads) => {
				const common = { weights: w, numAttentionHeads: heads };
				const decoded: Matrix[] = [];
				let cache: KeyValueCache | undefined;
				let start = 0;
				for (const length of lengths) {
					const step = decodeStep({ ...common, hiddenStates: tokens.slice(start, start + length), cache });
					decoded.push(step.output);
					cache = step.cache;
					start += length;
				}
				const mask = causalMask({ queryLength: start });
				const full = multiHeadAttention({ ...common, hiddenStates: tokens.slice(0, start), mask });
				decoded.flat(2).forEach((x, i) => expect(x).toBeCloseTo(full.output.flat()[i]!, 8));
			}),
		);
	});

	it('gets its columns back from its heads', () => {
		fc.assert(
			fc.property(matrix(3, 6), numAttentionHeads, (states, heads) => {
				expect(concatenateHeads(splitHeads(states, heads))).toEqual(states);
			}),
		);
	});
});
