import { clippedPolicyGradient, clippedPolicyLoss } from '@examples/ppo';
import { describe, expect, it } from 'vitest';
import { clipSlider, defaultClipRange, drawnRatios, flatPart, ppoCurve, ppoPoint, ratioSlider } from './model.ts';

const ratios = Array.from({ length: ratioSlider.last - ratioSlider.first + 1 }, (_, index) => (ratioSlider.first + index) / ratioSlider.parts);
const clipRanges = Array.from({ length: clipSlider.last - clipSlider.first + 1 }, (_, index) => (clipSlider.first + index) / clipSlider.parts);

describe('ppoPoint', () => {
	// Other probabilities with the same ratio: what the figure shows must depend on r, A and ε alone.
	it.each([
		[1.5, 2, 0.2],
		[0.5, 2, 0.2],
		[1.5, -2, 0.2],
		[0.5, -2, 0.2],
		[1, 1.25, 0.05],
		[1.9, -0.5, 0.4],
	])('shows at r = %d, A = %d, ε = %d what the example computes', (ratio, advantage, clipRange) => {
		const token = {
			logProbs: [Math.log(0.4 * ratio)],
			oldLogProbs: [Math.log(0.4)],
			advantages: [advantage],
			clipRange,
		};
		const point = ppoPoint(ratio, advantage, clipRange);
		expect(point.loss).toBeCloseTo(clippedPolicyLoss(token).policyLoss, 9);
		expect(point.objective).toBeCloseTo(-clippedPolicyLoss(token).policyLoss, 9);
		expect(point.gradient).toBeCloseTo(clippedPolicyGradient(token)[0]!, 9);
		expect(point.unclipped).toBeCloseTo(ratio * advantage, 9);
	});

	it('has the four cases of the page', () => {
		const cases = [[2, 1.5], [2, 0.5], [-2, 1.5], [-2, 0.5]] as const;
		const rows = cases.map(([advantage, ratio]) => ppoPoint(ratio, advantage, defaultClipRange));
		expect(rows.map(({ objective }) => Number(objective.toFixed(9)))).toEqual([2.4, 1, -3, -1.6]);
		expect(rows.map(({ gradient }) => Number(gradient.toFixed(9)))).toEqual([0, -1, 3, 0]);
	});
});

describe('flatPart', () => {
	it.each([2, -2])('holds, for A = %d, every ratio without a gradient, and its edge is not one of them', (advantage) => {
		for (const clipRange of clipRanges) {
			const { edge, from, to } = flatPart(advantage, clipRange);
			for (const ratio of ratios) {
				// 1 − 0.35 is not quite the 0.65 of the slider.
				const atEdge = Math.abs(ratio - edge) < 1e-9;
				const inside = ratio > from && ratio < to && !atEdge;
				expect(ppoPoint(ratio, advantage, clipRange).gradient === 0, `r = ${ratio}, ε = ${clipRange}`).toBe(inside);
			}
		}
	});
});

describe('ppoCurve', () => {
	it.each([2, -2])('joins, for A = %d, all that lies between its points', (advantage) => {
		const curve = ppoCurve(advantage, defaultClipRange);
		expect(curve[0]!.ratio).toBe(drawnRatios.first);
		expect(curve.at(-1)!.ratio).toBe(drawnRatios.last);
		for (const [index, right] of curve.entries()) {
			const left = curve[index - 1];
			if (!left) continue;
			const middle = ppoPoint((left.ratio + right.ratio) / 2, advantage, defaultClipRange);
			expect(middle.objective).toBeCloseTo((left.objective + right.objective) / 2, 9);
			expect(middle.objective).toBeLessThanOrEqual(middle.unclipped);
		}
	});
});
