import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingLength, forwardFlops, layerFlops, matmulParameters, parameterCount, servingCost, trainingFlops } from './index.ts';
import type { TransformerConfig } from './index.ts';

const config: fc.Arbitrary<TransformerConfig> = fc
	.record({
		vocabularySize: fc.integer({ min: 1, max: 5000 }),
		headDim: fc.integer({ min: 1, max: 64 }),
		groups: fc.integer({ min: 1, max: 8 }),
		numKeyValueHeads: fc.integer({ min: 1, max: 8 }),
		dModel: fc.integer({ min: 1, max: 256 }),
		dFeedForward: fc.integer({ min: 1, max: 700 }),
		decoderLayers: fc.integer({ min: 1, max: 6 }),
		gated: fc.boolean(),
		biases: fc.constantFrom('all' as const, 'query-key-value' as const, 'none' as const),
		norm: fc.constantFrom('layer-norm' as const, 'rms-norm' as const),
	})
	.map(({ groups, ...sizes }) => ({ ...sizes, numAttentionHeads: groups * sizes.numKeyValueHeads }));
const length = fc.integer({ min: 1, max: 300 });

describe('any model', () => {
	it('costs, with a cache, as much in two passes as in one', () => {
		fc.assert(
			fc.property(config, length, length, (model, first, second) => {
				const whole = forwardFlops(model, { length: first + second }).total;
				const rest = forwardFlops(model, { length: second, pastLength: first }).total;
				expect(forwardFlops(model, { length: first }).total + rest).toBe(whole);
			}),
		);
	});

	it('has more parameters than it multiplies by, but for the lookup table it shares with its head', () => {
		fc.assert(
			fc.property(config, (model) => {
				const { total, norms } = parameterCount(model);
				expect(matmulParameters(model)).toBeLessThanOrEqual(total - norms);
			}),
		);
	});

	it('is trained with more than 6ND, by the scores', () => {
		fc.assert(
			fc.property(config, length, (model, n) => {
				const scores = model.decoderLayers! * layerFlops(model, { length: n, causal: true }).scores;
				const exact = trainingFlops(model, { tokens: n, length: n });
				expect(exact).toBe(6 * matmulParameters(model) * n + 3 * scores);
			}),
		);
	});

	it('spends more on scores than on its network just beyond the crossing', () => {
		fc.assert(
			fc.property(config, (model) => {
				const beyond = Math.floor(crossingLength(model).feedForward) + 1;
				const { scores, feedForward } = layerFlops(model, { length: beyond });
				expect(scores).toBeGreaterThan(feedForward);
			}),
		);
	});

	it('decodes with an intensity of at most the query heads of a key/value head', () => {
		fc.assert(
			fc.property(config, length, (model, pastLength) => {
				const { intensity } = servingCost(model, { length: 1, pastLength });
				expect(intensity).toBeGreaterThan(0);
				expect(intensity).toBeLessThanOrEqual(model.numAttentionHeads / model.numKeyValueHeads! + 1e-9);
			}),
		);
	});
});
