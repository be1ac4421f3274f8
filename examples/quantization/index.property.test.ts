import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@examples/numerics';
import {
	awq,
	createToyLayer,
	decodeHalf,
	dequantize,
	dequantizeQ4_0,
	dequantizeQ8_0,
	encodeHalf,
	gptq,
	outputError,
	quantizeQ4_0,
	quantizeQ8_0,
	roundRows,
	roundToNearest,
} from './index.ts';

// Steps of subnormal numbers have few digits: nothing smaller than 1e-100 but 0.
const weight = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => (Math.abs(value) < 1e-100 ? 0 : value));
const row = fc.array(weight, { minLength: 12, maxLength: 12 });
const options = fc.record({
	bits: fc.integer({ min: 2, max: 8 }),
	groupSize: fc.constantFrom(1, 2, 3, 4, 6, 12),
	symmetric: fc.boolean(),
});

describe('round-to-nearest of any row', () => {
	it('keeps every code within its bits', () => {
		fc.assert(
			fc.property(row, options, (weights, grid) => {
				const highest = grid.symmetric ? 2 ** (grid.bits - 1) - 1 : 2 ** grid.bits - 1;
				const lowest = grid.symmetric ? -highest : 0;
				const { codes, zeroPoints } = roundToNearest(weights, grid);
				for (const code of [...codes, ...zeroPoints]) {
					expect(Number.isInteger(code)).toBe(true);
					expect(code).toBeGreaterThanOrEqual(lowest);
					expect(code).toBeLessThanOrEqual(highest);
				}
			}),
		);
	});

	it('is off by a step at most: half of one by rounding, half of one at a clamped end', () => {
		fc.assert(
			fc.property(row, options, (weights, grid) => {
				const quantized = roundToNearest(weights, grid);
				dequantize(quantized).forEach((rounded, i) => {
					const scale = quantized.scales[Math.floor(i / grid.groupSize)]!;
					expect(Math.abs(rounded - weights[i]!)).toBeLessThanOrEqual(scale * (1 + 1e-9));
				});
			}),
		);
	});

	it('does not care about the unit of the weights', () => {
		fc.assert(
			fc.property(row, options, (weights, grid) => {
				// Powers of two scale without rounding.
				const larger = weights.map((value) => 8 * value);
				expect(roundToNearest(larger, grid).codes).toEqual(roundToNearest(weights, grid).codes);
			}),
		);
	});
});

describe('methods on any toy layer', () => {
	const toy = fc.record({
		seed: fc.integer({ min: 1, max: 1e6 }),
		correlation: fc.double({ min: 0, max: 0.95, noNaN: true }),
		loudness: fc.integer({ min: 1, max: 20 }),
		bits: fc.integer({ min: 2, max: 8 }),
	});

	it('never make AWQ worse than rounding on its calibration data', () => {
		fc.assert(
			fc.property(toy, ({ seed, correlation, loudness, bits }) => {
				const sizes = { width: 16, outputs: 2, samples: 20, correlation, loudness };
				const layer = createToyLayer({ ...sizes, random: createRandom(seed) });
				const grid = { bits, groupSize: 8 };
				const rounded = roundRows(layer.weights, grid);
				const { error } = awq({ ...layer, ...grid, gridPoints: 6 });
				expect(error).toBeLessThanOrEqual(outputError({ ...layer, quantized: rounded }));
			}),
			{ numRuns: 30 },
		);
	});

	it('give GPTQ the same result for inputs of any unit', () => {
		fc.assert(
			fc.property(toy, ({ seed, correlation, loudness, bits }) => {
				const sizes = { width: 8, outputs: 2, samples: 20, correlation, loudness };
				const layer = createToyLayer({ ...sizes, random: createRandom(seed) });
				const inputs = layer.inputs.map((sample) => sample.map((value) => 4 * value));
				const grid = { bits, groupSize: 4 };
				expect(gptq({ ...layer, inputs, ...grid })).toEqual(gptq({ ...layer, ...grid }));
			}),
			{ numRuns: 30 },
		);
	});
});

describe('bytes of any numbers', () => {
	it('of a half are those of the nearest: within a part in 2048, or 2⁻²⁵', () => {
		fc.assert(
			fc.property(fc.double({ min: -65504, max: 65504, noNaN: true }), (value) => {
				const near = decodeHalf(encodeHalf(value));
				expect(Math.abs(near - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) / 2048, 2 ** -25));
			}),
		);
	});

	it('of blocks come back within a step', () => {
		const block = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 32, maxLength: 32 });
		fc.assert(
			fc.property(block, (weights) => {
				const largest = Math.max(...weights.map(Math.abs));
				// Below this the step is a subnormal half, with few digits.
				fc.pre(largest > 0.1);
				const [eight, four] = [dequantizeQ8_0(quantizeQ8_0(weights)), dequantizeQ4_0(quantizeQ4_0(weights))];
				weights.forEach((value, i) => {
					expect(Math.abs(eight[i]! - value)).toBeLessThanOrEqual((largest / 127) * 0.6);
					expect(Math.abs(four[i]! - value)).toBeLessThanOrEqual((largest / 8) * 1.01);
				});
			}),
		);
	});
});
