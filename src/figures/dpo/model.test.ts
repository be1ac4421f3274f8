import { dpoGradient, dpoLoss } from '@examples/dpo';
import { describe, expect, it } from 'vitest';
import { betaAt, betaPosition, defaultBeta, dpoCurve, dpoPoint, drawnLimit, lastBetaPosition, marginLimit } from './model.ts';

describe('dpoPoint', () => {
	// Other log-probabilities with the same margin: what the figure shows must depend on h and β alone.
	it.each([
		[-40, 0.1],
		[-7, 0.5],
		[0, 0.1],
		[13, 0.03],
		[40, 1],
	])('shows at h = %d, β = %d what the example computes', (margin, beta) => {
		const pair = {
			chosenLogps: [-180 + margin],
			refChosenLogps: [-180],
			rejectedLogps: [-95],
			refRejectedLogps: [-95],
			beta,
		};
		const { loss, chosenRewards, rejectedRewards } = dpoLoss(pair);
		const point = dpoPoint(margin, beta);
		expect(point.loss).toBeCloseTo(loss, 10);
		expect(point.rewardDifference).toBeCloseTo(chosenRewards[0]! - rejectedRewards[0]!, 10);
		expect(point.weight).toBeCloseTo(-dpoGradient(pair).chosenLogps[0]!, 12);
		expect(point.weight).toBeCloseTo(dpoGradient(pair).rejectedLogps[0]!, 12);
		expect(point.preference).toBeCloseTo(Math.exp(-loss), 12);
	});

	it('starts at ln 2 and β/2', () => {
		const { loss, weight, weightInBeta, preference } = dpoPoint(0, 0.25);
		expect(loss).toBeCloseTo(Math.LN2, 12);
		expect(weight).toBeCloseTo(0.125, 12);
		expect(weightInBeta).toBeCloseTo(0.5, 12);
		expect(preference).toBeCloseTo(0.5, 12);
	});
});

describe('dpoCurve', () => {
	it.each([0.01, 0.1, 1])('falls from left to right and stays in its bounds at β = %d', (beta) => {
		const curve = dpoCurve(beta);
		expect(curve[0]!.margin).toBe(-drawnLimit);
		expect(curve.at(-1)!.margin).toBe(drawnLimit);
		for (const [index, { loss, weight, weightInBeta }] of curve.entries()) {
			expect(weight).toBeGreaterThan(0);
			expect(weightInBeta).toBeLessThanOrEqual(1);
			if (index > 0) expect(loss).toBeLessThan(curve[index - 1]!.loss);
		}
	});

	it('has the gradient weight as its slope', () => {
		const curve = dpoCurve(defaultBeta);
		for (const [index, { margin, weight }] of curve.entries()) {
			const before = curve[index - 1];
			const after = curve[index + 1];
			if (!before || !after) continue;
			expect((before.loss - after.loss) / (after.margin - before.margin), `h = ${margin}`).toBeCloseTo(weight, 4);
		}
	});

	it('has a point at every margin that can be chosen', () => {
		const margins = new Set(dpoCurve(defaultBeta).map(({ margin }) => margin));
		for (let margin = -marginLimit; margin <= marginLimit; margin += 1) expect(margins.has(margin)).toBe(true);
	});
});

describe('betaAt', () => {
	it('reaches the values that papers use', () => {
		const values = Array.from({ length: lastBetaPosition + 1 }, (_, position) => betaAt(position));
		expect(values).toEqual(expect.arrayContaining([0.01, 0.05, 0.1, 0.2, 0.5, 1]));
		expect(new Set(values).size).toBe(values.length);
	});

	it('is undone by betaPosition', () => {
		for (let position = 0; position <= lastBetaPosition; position += 1) {
			expect(betaPosition(betaAt(position))).toBe(position);
		}
	});
});
