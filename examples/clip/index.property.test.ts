import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum, transpose } from '@examples/numerics';
import { clipGradient, clipLoss, infoNceGradient, infoNceLoss, zeroShotClassify } from './index.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const row = fc.array(entry, { minLength: 3, maxLength: 3 }).filter((values) => Math.hypot(...values) > 1e-3);
const batch = fc
	.array(fc.tuple(row, row), { minLength: 1, maxLength: 6 })
	.map((pairs) => ({ imageEmbeds: pairs.map(([image]) => image), textEmbeds: pairs.map(([, text]) => text) }));
const temperature = fc.double({ min: 0.01, max: 2, noNaN: true });

describe('CLIP loss of any batch', () => {
	it('does not change when the towers are swapped, nor in another order of the pairs', () => {
		fc.assert(
			fc.property(batch, temperature, ({ imageEmbeds, textEmbeds }, tau) => {
				const { loss } = clipLoss({ imageEmbeds, textEmbeds, temperature: tau });
				const swapped = clipLoss({ imageEmbeds: textEmbeds, textEmbeds: imageEmbeds, temperature: tau });
				expect(swapped.loss).toBeCloseTo(loss, 9);
				const reversed = clipLoss({
					imageEmbeds: [...imageEmbeds].reverse(),
					textEmbeds: [...textEmbeds].reverse(),
					temperature: tau,
				});
				expect(reversed.loss).toBeCloseTo(loss, 9);
			}),
		);
	});

	it('lies between 0 and what the temperature allows', () => {
		fc.assert(
			fc.property(batch, temperature, (pairs, tau) => {
				const { loss, logitsPerImage } = clipLoss({ ...pairs, temperature: tau });
				expect(loss).toBeGreaterThanOrEqual(0);
				expect(loss).toBeLessThan(Math.log(logitsPerImage.length) + 2 / tau + 1e-9);
			}),
		);
	});

	it('has a gradient at right angles to every embedding', () => {
		fc.assert(
			fc.property(batch, temperature, (pairs, tau) => {
				const { imageEmbeds } = clipGradient({ ...pairs, temperature: tau });
				imageEmbeds.forEach((gradient, i) => {
					const embedding = pairs.imageEmbeds[i]!;
					expect(sum(gradient.map((g, d) => g * embedding[d]!))).toBeCloseTo(0, 8);
				});
			}),
		);
	});
});

describe('InfoNCE of any logits', () => {
	const logits = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });

	it('is at least 0, with gradient rows that add up to 0', () => {
		fc.assert(
			fc.property(logits, (rows) => {
				expect(infoNceLoss(rows)).toBeGreaterThanOrEqual(0);
				for (const gradient of infoNceGradient(rows)) expect(sum(gradient)).toBeCloseTo(0, 12);
			}),
		);
	});
});

describe('zero-shot classification of any images', () => {
	it('gives the label of the highest probability, and probabilities that add up to 1', () => {
		fc.assert(
			fc.property(batch, temperature, ({ imageEmbeds, textEmbeds }, tau) => {
				const result = zeroShotClassify({ imageEmbeds, classEmbeds: textEmbeds, temperature: tau });
				expect(transpose(result.probabilities)).toHaveLength(textEmbeds.length);
				result.probabilities.forEach((row, i) => {
					expect(sum(row)).toBeCloseTo(1, 12);
					expect(row[result.labels[i]!]).toBe(Math.max(...row));
				});
			}),
		);
	});
});
