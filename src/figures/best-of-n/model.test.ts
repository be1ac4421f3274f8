import { bestOfNKlBound, pickByVerifier } from '@examples/rejection-sampling';
import { describe, expect, it } from 'vitest';
import { defaultErrorPosition, defaultPosition, errorRates, lastPosition, peakOf, pickedCurve, pickedPoint, samplesAt } from './model.ts';

describe('pickedPoint', () => {
	it.each([
		[1, 0],
		[16, 0.01],
		[1024, 0.2],
	])('shows for n = %d, error rate %d what the example computes', (n, errorRate) => {
		expect(pickedPoint(n, errorRate)).toEqual({ n, doublings: Math.log2(n), ...pickByVerifier({ n, errorRate }) });
	});
});

describe('pickedCurve', () => {
	it.each(errorRates)('runs from 1 to 1024, under the bound, at an error rate of %d', (errorRate) => {
		const curve = pickedCurve(errorRate);
		expect([curve[0]!.n, curve.at(-1)!.n]).toEqual([1, 1024]);
		expect(curve.map(({ n }) => n)).toEqual([...new Set(curve.map(({ n }) => n))].sort((a, b) => a - b));
		for (const { n, kl, klBound } of curve) {
			expect(klBound).toBe(bestOfNKlBound(n));
			expect(kl).toBeLessThanOrEqual(klBound + 1e-12);
		}
	});

	it('has a point for every n that can be chosen', () => {
		const drawn = new Set(pickedCurve(0).map(({ n }) => n));
		for (let position = 0; position <= lastPosition; position += 1) expect(drawn.has(samplesAt(position))).toBe(true);
	});
});

describe('peakOf', () => {
	it('finds where more samples begin to hurt: earlier, the more the verifier errs', () => {
		const peaks = errorRates.slice(1).map((errorRate) => peakOf(pickedCurve(errorRate))!.n);
		expect(peaks).toEqual([...peaks].sort((a, b) => b - a));
		expect(peaks[3]).toBeGreaterThan(20);
		expect(peaks[3]).toBeLessThan(28);
	});

	it('finds none where the verifier makes no errors', () => {
		expect(peakOf(pickedCurve(0))).toBeUndefined();
	});
});

describe('the first look', () => {
	it('is beyond the peak: the reward falls while the score rises', () => {
		const errorRate = errorRates[defaultErrorPosition]!;
		expect(errorRate).toBe(0.01);
		const [peak, shown] = [peakOf(pickedCurve(errorRate))!, pickedPoint(samplesAt(defaultPosition), errorRate)];
		expect(shown.n).toBeGreaterThan(peak.n);
		expect(shown.expectedReward).toBeLessThan(peak.expectedReward);
		expect(shown.expectedScore).toBeGreaterThan(peak.expectedScore);
	});
});
