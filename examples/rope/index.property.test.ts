import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '@examples/numerics';
import { applyRotaryPositionEmbedding, interleavedToHalfSplit, rotaryAttention, scoreAtDistance } from './index.ts';

const vector = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 });
const position = fc.integer({ min: 0, max: 5000 });
const layout = fc.constantFrom('half-split' as const, 'interleaved' as const);
const base = fc.constantFrom(100, 1e4, 5e5, 1e6);

describe('rotary position embedding of any vectors', () => {
	it('gives scores of the distance alone, the sum of waves', () => {
		fc.assert(
			fc.property(vector, vector, position, position, layout, base, (q, k, m, n, which, ropeTheta) => {
				const options = { layout: which, ropeTheta };
				const [query] = applyRotaryPositionEmbedding([q], [m], options);
				const [key] = applyRotaryPositionEmbedding([k], [n], options);
				expect(dot(query!, key!)).toBeCloseTo(scoreAtDistance(q, k, m - n, options), 7);
			}),
		);
	});

	it('keeps lengths, and is undone by the negative position', () => {
		fc.assert(
			fc.property(vector, position, layout, (state, m, which) => {
				const [turned] = applyRotaryPositionEmbedding([state], [m], { layout: which });
				expect(Math.hypot(...turned!)).toBeCloseTo(Math.hypot(...state), 9);
				const [back] = applyRotaryPositionEmbedding([turned!], [-m], { layout: which });
				back!.forEach((entry, i) => expect(entry).toBeCloseTo(state[i]!, 9));
			}),
		);
	});

	it('is the same in both layouts up to a permutation', () => {
		fc.assert(
			fc.property(vector, position, (state, m) => {
				const interleaved = applyRotaryPositionEmbedding([state], [m], { layout: 'interleaved' });
				const halves = applyRotaryPositionEmbedding(interleavedToHalfSplit([state]), [m], { layout: 'half-split' });
				expect(halves).toEqual(interleavedToHalfSplit(interleaved));
			}),
		);
	});
});

describe('attention with any rotary positions', () => {
	it('does not change when all positions move together', () => {
		const rows = fc.array(vector, { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(rows, rows, rows, position, layout, (query, key, value, by, which) => {
				const at = (start: number) => {
					const positions = [start, start + 1, start + 2];
					return rotaryAttention(query, key, value, { queryPositions: positions, keyPositions: positions, layout: which });
				};
				const here = at(0).output.flat();
				at(by).output.flat().forEach((entry, i) => expect(entry).toBeCloseTo(here[i]!, 6));
			}),
		);
	});
});
