import { bitsPerWeight, modelBytes, qwen2, roundRows, gptq, awq } from '@examples/quantization';
import { describe, expect, it } from 'vitest';
import { bitWidths, cards, defaults, errorCurves, groupSizes, measureErrors, methods, modelSizes, outliers, quantizedRow, shownWeights, storedBits, toyLayer } from './model.ts';

const digits = 3;

describe('measured.json', () => {
	it('holds what the example measures', { timeout: 120_000 }, async () => {
		const measured = Object.fromEntries(
			outliers.map((outlier) => {
				const layer = toyLayer(outlier);
				const bySize = groupSizes.map((groupSize) => [
					groupSize,
					bitWidths.map((bits) => rounded(measureErrors(layer, { bits, groupSize }))),
				]);
				return [outlier, Object.fromEntries(bySize)];
			}),
		);
		// `vitest -u` writes the file anew.
		await expect(`${JSON.stringify(measured, null, '\t')}\n`).toMatchFileSnapshot('./measured.json');
	});

	it('shows AWQ never worse than rounding, and GPTQ best unless inputs are loud', () => {
		for (const groupSize of groupSizes) {
			for (const outlier of outliers) {
				for (const { rounding, awq: scaled, gptq: corrected } of errorCurves({ groupSize, outlier })) {
					expect(scaled).toBeLessThanOrEqual(rounding);
					if (outlier !== 'input') expect(corrected).toBeLessThan(scaled);
					if (outlier === 'input') expect(scaled).toBeLessThan(0.75 * rounding);
				}
			}
		}
	});

	it('shows less error with every further bit', () => {
		for (const outlier of outliers) {
			const curve = errorCurves({ groupSize: '32', outlier });
			for (const method of methods) {
				curve.slice(1).forEach((errors, index) => expect(errors[method]).toBeLessThan(curve[index]![method]));
			}
		}
	});
});

describe('quantizedRow', () => {
	const layer = toyLayer('input');
	const options = { bits: 3, groupSize: 16 };
	const settings = { ...defaults, bits: 3, groupSize: '16' } as const;

	it('shows what each method of the example makes of the first row', () => {
		const expected = {
			rounding: roundRows(layer.weights, options),
			awq: awq({ ...layer, ...options }).weights,
			gptq: gptq({ ...layer, ...options }).weights,
		};
		for (const method of methods) {
			const { weights, quantized } = quantizedRow(layer, { ...settings, method });
			expect(weights).toEqual(layer.weights[0]!.slice(0, shownWeights));
			expect(quantized).toEqual(expected[method][0]!.slice(0, shownWeights));
		}
	});

	it('puts every quantized weight on one of its points, and has as many points as codes', () => {
		for (const method of methods) {
			const { quantized, points } = quantizedRow(layer, { ...settings, method });
			quantized.forEach((weight, i) => {
				expect(points[i]).toHaveLength(8);
				expect(Math.min(...points[i]!.map((point) => Math.abs(point - weight)))).toBeLessThan(1e-12);
			});
		}
	});

	it('gives a loud input a finer grid by AWQ, and one grid per group by rounding', () => {
		const step = ({ points }: { points: readonly (readonly number[])[] }, i: number) => points[i]![1]! - points[i]![0]!;
		const scaled = quantizedRow(layer, { ...settings, method: 'awq' });
		const plain = quantizedRow(layer, settings);
		expect(step(scaled, 5)).toBeLessThan(step(scaled, 4));
		expect(step(plain, 5)).toBe(step(plain, 4));
		expect(step(plain, 16)).not.toBe(step(plain, 15));
	});
});

describe('modelSizes', () => {
	it('are the example’s bytes in GiB', () => {
		const bits = bitsPerWeight({ bits: 4, groupSize: 64 });
		expect(storedBits({ bits: 4, groupSize: '64' })).toBe(bits);
		const largest = modelSizes({ bits: 4, groupSize: '64' }).at(-1)!;
		expect(largest.name).toBe('72B');
		expect(largest.full).toBeCloseTo(modelBytes(qwen2['72B'], 16) / 2 ** 30, 10);
		expect(largest.quantized).toBeCloseTo(modelBytes(qwen2['72B'], bits) / 2 ** 30, 10);
	});

	it('put a 72B at 4 bits between the first and the second card', () => {
		const { quantized } = modelSizes({ bits: 4, groupSize: '64' }).at(-1)!;
		expect(quantized).toBeGreaterThan(cards[0]);
		expect(quantized).toBeLessThan(cards[1]);
	});
});

function rounded(errors: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(errors).map(([method, error]) => [method, Number(error.toPrecision(digits))]));
}
