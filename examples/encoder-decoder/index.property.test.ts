import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { AttentionMask } from '@examples/attention-mask';
import { affectedPositions, decoderLayer, drawLayerWeights, encoderLayer } from './index.ts';
import type { NormPlacement } from './index.ts';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const matrix = (rows: number): fc.Arbitrary<Matrix> =>
	fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: rows, maxLength: rows });
const weights = fc
	.integer()
	.map((seed) => drawLayerWeights({ dModel: 4, dFeedForward: 8 }, createRandom(seed)));
const placement = fc.constantFrom<NormPlacement>('post', 'pre');
const numAttentionHeads = 2;

describe('any decoder layer', () => {
	it('lets no token reach an earlier output', () => {
		fc.assert(
			fc.property(matrix(5), matrix(3), weights, placement, fc.nat(4), (target, memory, w, norm, position) => {
				const common = { memory, weights: w, numAttentionHeads, normPlacement: norm };
				const layer = (hiddenStates: Matrix) => decoderLayer({ ...common, hiddenStates });
				const replacement = [3.5, -4, 5, 0.25];
				for (const affected of affectedPositions(layer, target, { position, replacement })) {
					expect(affected).toBeGreaterThanOrEqual(position);
				}
			}),
		);
	});

	it('reaches under any mask what the mask allows, and nothing else', () => {
		const mask: fc.Arbitrary<AttentionMask> = fc
			.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
			.map((rows) => rows.map((row, i) => row.map((seen, j) => seen || i === j)));
		fc.assert(
			fc.property(matrix(4), matrix(2), weights, mask, fc.nat(3), (target, memory, w, seen, position) => {
				const common = { memory, weights: w, numAttentionHeads, mask: seen };
				const layer = (hiddenStates: Matrix) => decoderLayer({ ...common, hiddenStates });
				const change = { position, replacement: [3.5, -4, 5, 0.25] };
				for (const affected of affectedPositions(layer, target, change)) {
					expect(seen[affected]![position]).toBe(true);
				}
			}),
		);
	});
});

describe('any encoder layer', () => {
	it('moves its outputs as its inputs move', () => {
		fc.assert(
			fc.property(matrix(4), weights, placement, fc.integer(), (states, w, normPlacement, seed) => {
				const encode = (hiddenStates: Matrix) =>
					encoderLayer({ hiddenStates, weights: w, numAttentionHeads, normPlacement });
				const order = createRandom(seed).shuffle([0, 1, 2, 3]);
				const [output, moved] = [encode(states), encode(order.map((i) => states[i]!))];
				order.forEach((from, to) =>
					moved[to]!.forEach((x, column) => expect(x).toBeCloseTo(output[from]![column]!, 6)),
				);
			}),
		);
	});
});
