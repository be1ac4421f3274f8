import { correctionRange, ntkAwareInverseFrequencies, yarnAttentionFactor, yarnInverseFrequencies } from '@examples/yarn';
import { describe, expect, it } from 'vitest';
import { bases, defaults, factors, headDim, methods, pairCount, scaling, windows } from './model.ts';

const options = { headDim, ropeTheta: 1e6, factor: 4, originalMaxPositionEmbeddings: 32_768 };

describe('scaling', () => {
	it('shows what the example computes for Qwen2', () => {
		const { low, high, wavelengths, attentionFactor, logitFactor } = scaling(defaults);
		expect({ low, high }).toEqual(correctionRange(options));
		expect(attentionFactor).toBe(yarnAttentionFactor(4));
		expect(logitFactor).toBeCloseTo(1.2965, 4);
		const slowest = 2 * Math.PI / ntkAwareInverseFrequencies(options)[63]!;
		expect(wavelengths.ntkAware[63]).toBeCloseTo(slowest, 6);
		expect(wavelengths.yarn[32]).toBeCloseTo(2 * Math.PI / yarnInverseFrequencies(options).inverseFrequencies[32]!, 6);
	});

	it('divides by 1.66 at pair 32 in the code, by 2.84 in the paper', () => {
		const { divisors } = scaling(defaults);
		expect(divisors.yarn[32]!.toFixed(2)).toBe('1.66');
		expect(divisors.byParts[32]!.toFixed(2)).toBe('2.84');
		expect(divisors.interpolation[0]).toBeCloseTo(4, 12);
		expect(divisors.ntkAware[0]).toBe(1);
	});

	it('has a ramp, and divisors from 1 to the factor, at every setting', () => {
		for (const factor of factors) {
			for (const window of windows) {
				for (const base of bases) {
					const { low, high, divisors } = scaling({ ...defaults, factor, window, base });
					expect(low).toBeLessThan(high);
					for (const method of methods) {
						expect(divisors[method]).toHaveLength(pairCount);
						for (const divisor of divisors[method]) {
							expect(divisor).toBeGreaterThan(1 - 1e-9);
							expect(divisor).toBeLessThan(factor + 1e-9);
						}
					}
				}
			}
		}
	});
});
