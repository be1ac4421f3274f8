import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '@examples/numerics';
import { alignment, ntXentGradient, ntXentLoss, uniformity } from './index.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const row = fc.array(entry, { minLength: 3, maxLength: 3 }).filter((values) => Math.hypot(...values) > 1e-3);
const batch = fc
	.array(fc.tuple(row, row), { minLength: 1, maxLength: 6 })
	.map((pairs) => ({ firstViews: pairs.map(([first]) => first), secondViews: pairs.map(([, second]) => second) }));
const temperature = fc.double({ min: 0.01, max: 2, noNaN: true });

describe('NT-Xent of any batch', () => {
	it('does not change when the views change places, nor in another order of the images', () => {
		fc.assert(
			fc.property(batch, temperature, ({ firstViews, secondViews }, tau) => {
				const loss = ntXentLoss({ firstViews, secondViews, temperature: tau });
				const swapped = ntXentLoss({ firstViews: secondViews, secondViews: firstViews, temperature: tau });
				expect(swapped).toBeCloseTo(loss, 9);
				const reversed = { firstViews: [...firstViews].reverse(), secondViews: [...secondViews].reverse() };
				expect(ntXentLoss({ ...reversed, temperature: tau })).toBeCloseTo(loss, 9);
			}),
		);
	});

	it('lies between 0 and what the temperature allows', () => {
		fc.assert(
			fc.property(batch, temperature, (views, tau) => {
				const loss = ntXentLoss({ ...views, temperature: tau });
				expect(loss).toBeGreaterThanOrEqual(0);
				expect(loss).toBeLessThan(Math.log(2 * views.firstViews.length) + 2 / tau);
			}),
		);
	});

	it('has a gradient at right angles to every view', () => {
		fc.assert(
			fc.property(batch, temperature, (views, tau) => {
				const { secondViews } = ntXentGradient({ ...views, temperature: tau });
				secondViews.forEach((gradient, i) => {
					const along = sum(gradient.map((g, d) => g * views.secondViews[i]![d]!));
					expect(along).toBeCloseTo(0, 8);
				});
			}),
		);
	});
});

describe('geometry of any views', () => {
	it('has alignment from 0 to 4 and uniformity from −8 to 0', () => {
		fc.assert(
			fc.property(batch, ({ firstViews, secondViews }) => {
				const gap = alignment(firstViews, secondViews);
				expect(gap).toBeGreaterThanOrEqual(0);
				expect(gap).toBeLessThanOrEqual(4 + 1e-12);
				const spread = uniformity([...firstViews, ...secondViews]);
				expect(spread).toBeLessThanOrEqual(1e-12);
				expect(spread).toBeGreaterThanOrEqual(-8 - 1e-9);
			}),
		);
	});
});
