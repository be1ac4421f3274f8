import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLoss } from '@examples/clip';
import { sum } from '@examples/numerics';
import { offClipGradient, offClipLoss, targets } from './index.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const row = fc.array(entry, { minLength: 3, maxLength: 3 }).filter((values) => Math.hypot(...values) > 1e-3);
const temperature = fc.double({ min: 0.02, max: 2, noNaN: true });
const batch = fc
	.tuple(fc.array(fc.tuple(row, row, fc.boolean()), { minLength: 1, maxLength: 6 }), temperature)
	.map(([samples, tau]) => ({
		imageEmbeds: samples.map(([image]) => image),
		textEmbeds: samples.map(([, text]) => text),
		isNormal: samples.map(([, , normal]) => normal),
		temperature: tau,
	}));

describe('OFF-CLIP loss of any batch', () => {
	it('is at least what the shared targets leave open: ln n for each of n normal samples', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const count = input.isNormal.filter(Boolean).length;
				const { loss, normalLoss } = offClipLoss(input);
				const floor = count === 0 ? 0 : Math.log(count);
				expect(normalLoss).toBeGreaterThanOrEqual(floor - 1e-12);
				expect(loss).toBeGreaterThanOrEqual((floor * count) / input.isNormal.length - 1e-12);
			}),
		);
	});

	it('is the CLIP loss once nobody is normal', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const { loss } = offClipLoss({ ...input, isNormal: input.isNormal.map(() => false) });
				expect(loss).toBeCloseTo(clipLoss(input).loss, 9);
			}),
		);
	});

	it('has a gradient by the logits that adds up to 0', () => {
		fc.assert(
			fc.property(batch, (input) => {
				expect(sum(offClipGradient(input).logits.flat())).toBeCloseTo(0, 12);
			}),
		);
	});
});

describe('targets of any batch', () => {
	it('are distributions', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), (isNormal) => {
				for (const shares of targets(isNormal)) expect(sum(shares)).toBeCloseTo(1, 12);
			}),
		);
	});
});
