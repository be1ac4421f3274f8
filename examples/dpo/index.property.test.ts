import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '@examples/numerics';
import { dpoGradient, dpoLoss, sequenceLogps } from './index.ts';
import type { DpoInput } from './index.ts';

const logp = fc.double({ min: -200, max: 0, noNaN: true });
const beta = fc.double({ min: 0.01, max: 2, noNaN: true });
const labelSmoothing = fc.double({ min: 0, max: 0.49, noNaN: true });
const batch: fc.Arbitrary<DpoInput> = fc
	.tuple(fc.array(fc.tuple(logp, logp, logp, logp), { minLength: 1, maxLength: 8 }), beta, labelSmoothing)
	.map(([rows, b, smoothing]) => ({
		chosenLogps: rows.map((row) => row[0]),
		rejectedLogps: rows.map((row) => row[1]),
		refChosenLogps: rows.map((row) => row[2]),
		refRejectedLogps: rows.map((row) => row[3]),
		beta: b,
		labelSmoothing: smoothing,
	}));

describe('DPO loss of any batch', () => {
	it('is finite and at least 0', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const { loss } = dpoLoss(input);
				expect(Number.isFinite(loss)).toBe(true);
				expect(loss).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	it('grows by the mean margin when chosen and rejected are swapped and labels are certain', () => {
		fc.assert(
			fc.property(batch, (smoothed) => {
				const input = { ...smoothed, labelSmoothing: 0 };
				const swapped = {
					...input,
					chosenLogps: input.rejectedLogps,
					rejectedLogps: input.chosenLogps,
					refChosenLogps: input.refRejectedLogps,
					refRejectedLogps: input.refChosenLogps,
				};
				const { loss, chosenRewards, rejectedRewards } = dpoLoss(input);
				const margin = (sum(chosenRewards) - sum(rejectedRewards)) / chosenRewards.length;
				expect(dpoLoss(swapped).loss - loss).toBeCloseTo(margin, 8);
			}),
		);
	});

	it('does not care about the order of the pairs', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const backwards = {
					...input,
					chosenLogps: [...input.chosenLogps].reverse(),
					rejectedLogps: [...input.rejectedLogps].reverse(),
					refChosenLogps: [...input.refChosenLogps].reverse(),
					refRejectedLogps: [...input.refRejectedLogps].reverse(),
				};
				expect(dpoLoss(backwards).loss).toBeCloseTo(dpoLoss(input).loss, 10);
			}),
		);
	});
});

describe('DPO gradient of any batch', () => {
	it('adds up to 0 for each pair, and is at most beta', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const { chosenLogps, rejectedLogps } = dpoGradient(input);
				chosenLogps.forEach((derivative, i) => {
					expect(derivative + rejectedLogps[i]!).toBe(0);
					expect(Math.abs(derivative)).toBeLessThanOrEqual(input.beta);
				});
			}),
		);
	});

	it('is the slope of the loss', () => {
		fc.assert(
			fc.property(batch, (input) => {
				const low = input.chosenLogps.map((x, i) => (i === 0 ? x - 2e-4 : x));
				const middle = input.chosenLogps.map((x, i) => (i === 0 ? x - 1e-4 : x));
				const rise = dpoLoss(input).loss - dpoLoss({ ...input, chosenLogps: low }).loss;
				const slope = dpoGradient({ ...input, chosenLogps: middle }).chosenLogps[0]!;
				expect(rise / 2e-4).toBeCloseTo(slope, 6);
			}),
		);
	});
});

describe('log-probability of any response', () => {
	const logit = fc.double({ min: -50, max: 50, noNaN: true });
	const sequence = fc
		.array(fc.tuple(fc.array(logit, { minLength: 3, maxLength: 3 }), fc.nat(2), fc.boolean()), {
			minLength: 2,
			maxLength: 10,
		})
		.map((rows) => ({
			logits: rows.map((row) => row[0]),
			labels: rows.map((row) => row[1]),
			mask: rows.map((row, t) => t === 1 || (t > 0 && row[2])),
		}));

	it('is at most 0, and falls when a token is added', () => {
		fc.assert(
			fc.property(sequence, ({ logits, labels, mask }) => {
				const logp = sequenceLogps(logits, labels, mask);
				expect(logp).toBeLessThanOrEqual(0);
				const all = sequenceLogps(logits, labels, mask.map((_, t) => t > 0));
				expect(all).toBeLessThanOrEqual(logp + 1e-9);
			}),
		);
	});

	it('does not read the last row of logits', () => {
		fc.assert(
			fc.property(sequence, ({ logits, labels, mask }) => {
				const changed = [...logits.slice(0, -1), [1, 2, 3]];
				expect(sequenceLogps(changed, labels, mask)).toBe(sequenceLogps(logits, labels, mask));
			}),
		);
	});
});
