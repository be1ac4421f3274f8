import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseFrequencies } from '@examples/rope';
import {
	angleDivisors,
	ntkAwareInverseFrequencies,
	ntkByPartsInverseFrequencies,
	positionInterpolationInverseFrequencies,
	yarnAttentionFactor,
	yarnInverseFrequencies,
} from './index.ts';

const options = fc.record({
	headDim: fc.integer({ min: 4, max: 64 }).map((pairs) => 2 * pairs),
	ropeTheta: fc.constantFrom(1e4, 5e5, 1e6),
	factor: fc.double({ min: 1, max: 64, noNaN: true }),
	originalMaxPositionEmbeddings: fc.constantFrom(2048, 4096, 8192, 32768),
});

describe('scaling of any model', () => {
	it('divides each angle by 1 at least and the factor at most, more from pair to pair', () => {
		fc.assert(
			fc.property(options, (model) => {
				const original = inverseFrequencies(model.headDim, model.ropeTheta);
				const all = [
					positionInterpolationInverseFrequencies(model),
					ntkAwareInverseFrequencies(model),
					ntkByPartsInverseFrequencies(model),
					yarnInverseFrequencies(model).inverseFrequencies,
				];
				for (const divisors of all.map((scaled) => angleDivisors(original, scaled))) {
					divisors.forEach((divisor, pair) => {
						expect(divisor).toBeGreaterThanOrEqual(1 - 1e-9);
						expect(divisor).toBeLessThanOrEqual(model.factor * (1 + 1e-9));
						expect(divisor).toBeGreaterThanOrEqual((divisors[pair - 1] ?? 0) * (1 - 1e-9));
					});
				}
			}),
		);
	});

	it('by YaRN leaves the fastest pair alone, as by the paper, and sharpens more for a larger factor', () => {
		fc.assert(
			fc.property(options, (model) => {
				const { inverseFrequencies: scaled, attentionFactor } = yarnInverseFrequencies(model);
				expect(scaled[0]).toBe(1);
				expect(ntkByPartsInverseFrequencies(model)[0]).toBe(1);
				expect(attentionFactor).toBeGreaterThanOrEqual(1);
				expect(yarnAttentionFactor(2 * model.factor)).toBeGreaterThan(attentionFactor);
			}),
		);
	});
});
