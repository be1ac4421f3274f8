import { describe, expect, it } from 'vitest';
import { clipGradient, clipLoss } from '@examples/clip';
import { sum, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { offClipGradient, offClipLoss, targets } from './index.ts';
import type { OffClipInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const pairs = {
	imageEmbeds: [[1.2, -0.4, 0.7], [0.3, 2.1, -0.9], [-1.5, 0.6, 0.8], [0.8, -0.2, 0.9]],
	textEmbeds: [[0.9, 0.1, 0.4], [-0.2, 1.7, -1.1], [-0.3, -0.8, 2.2], [1.1, 0.3, 0.2]],
	temperature: 0.5,
};
const batch: OffClipInput = { ...pairs, isNormal: [true, false, false, true] };
const none = [false, false, false, false];

// #region targets
describe('targets', () => {
	it('are shared among normal samples and stay on the diagonal for abnormal ones', () => {
		expect(targets([true, false, true])).toEqual([[0.5, 0, 0.5], [0, 1, 0], [0.5, 0, 0.5]]);
		expect(targets([true, true, false, true])[3]).toEqual([1 / 3, 1 / 3, 0, 1 / 3]);
	});

	it('are CLIP’s, the identity, when at most one sample is normal', () => {
		expect(targets([false, false])).toEqual([[1, 0], [0, 1]]);
		expect(targets([false, true])).toEqual([[1, 0], [0, 1]]);
	});

	it('add up to 1 along rows and columns, so that no sample counts more for being normal', () => {
		const shares = targets([true, true, false, true, false]);
		for (const row of [...shares, ...transpose(shares)]) expect(sum(row)).toBeCloseTo(1, 15);
	});

	it('need a sample', () => {
		expect(() => targets([])).toThrow('isNormal must have at least one entry, got none.');
	});
});
// #endregion

// #region loss
describe('OFF-CLIP loss', () => {
	it('is the CLIP loss when no sample is normal, and when one is: it has no twin', () => {
		const { loss } = clipLoss(pairs);
		expect(offClipLoss({ ...pairs, isNormal: none }).loss).toBeCloseTo(loss, 14);
		expect(offClipLoss({ ...pairs, isNormal: [false, false, true, false] }).loss).toBeCloseTo(loss, 14);
	});

	it('leaves abnormal samples their InfoNCE, against all others, normal ones included', () => {
		const all = offClipLoss({ ...pairs, isNormal: none });
		expect(all.abnormalLoss).toBeCloseTo(all.loss, 14);
		const ofTheTwo = offClipLoss({ ...pairs, isNormal: [false, true, true, false] });
		const { abnormalLoss } = offClipLoss(batch);
		// Samples 1 and 2 are abnormal in the one call, 0 and 3 in the other: together they are CLIP.
		expect((abnormalLoss + ofTheTwo.abnormalLoss) / 2).toBeCloseTo(clipLoss(pairs).loss, 14);
	});

	it('is least at ln n for n normal samples in one place, where CLIP would push on', () => {
		const cluster = { imageEmbeds: [[1, 0], [2, 0], [0, 1]], textEmbeds: [[3, 0], [1, 0], [0, 5]], temperature: 0.01 };
		const { normalLoss, abnormalLoss } = offClipLoss({ ...cluster, isNormal: [true, true, false] });
		expect(normalLoss).toBeCloseTo(Math.LN2, 12);
		expect(abnormalLoss).toBeCloseTo(0, 12);
	});

	it('rises when one normal sample leaves the cluster, where the CLIP loss falls', () => {
		const at = (angle: number) => {
			const apart = [Math.cos(angle), Math.sin(angle)];
			return { imageEmbeds: [[1, 0], apart, [-1, 0]], textEmbeds: [[1, 0], apart, [-1, 0]], temperature: 0.1 };
		};
		const isNormal = [true, true, false];
		expect(clipLoss(at(0.5)).loss).toBeLessThan(clipLoss(at(0)).loss - 0.1);
		expect(offClipLoss({ ...at(0.5), isNormal }).loss).toBeGreaterThan(offClipLoss({ ...at(0), isNormal }).loss + 0.1);
	});

	it('is the mean over all samples of the two kinds', () => {
		const { loss, abnormalLoss, normalLoss } = offClipLoss({ ...pairs, isNormal: [true, false, true, true] });
		expect(loss).toBeCloseTo((abnormalLoss + 3 * normalLoss) / 4, 14);
		expect(abnormalLoss).not.toBeCloseTo(normalLoss, 1);
	});

	it('does not change when images and texts change places', () => {
		const swapped = offClipLoss({ ...batch, imageEmbeds: batch.textEmbeds, textEmbeds: batch.imageEmbeds });
		expect(swapped.loss).toBeCloseTo(offClipLoss(batch).loss, 14);
	});

	it.each(reference.loss)('agrees with PyTorch on $name', ({ input, ...expected }) => {
		const result = offClipLoss(input);
		expect(result.loss).toBeCloseTo(expected.loss, 11);
		expect(result.abnormalLoss).toBeCloseTo(expected.abnormalLoss, 11);
		expect(result.normalLoss).toBeCloseTo(expected.normalLoss, 11);
	});

	it.each([
		{ change: { isNormal: [true] }, message: 'isNormal must have as many entries as imageEmbeds (4), got 1.' },
		{ change: { imageEmbeds: [] }, message: 'imageEmbeds must have at least one row, got none.' },
		{ change: { temperature: 0 }, message: 'temperature must be a finite number above 0, got 0.' },
	])('throws: $message', ({ change, message }) => {
		for (const call of [offClipLoss, offClipGradient]) {
			expect(() => call({ ...batch, ...change })).toThrow(RangeError);
			expect(() => call({ ...batch, ...change })).toThrow(message);
		}
	});
});
// #endregion

// #region gradient
describe('gradient of the OFF-CLIP loss', () => {
	it('vanishes in a cluster of normal samples; CLIP’s pushes each twin by 1/n', () => {
		const twins = { imageEmbeds: [[1, 0], [1, 0]], textEmbeds: [[1, 0], [1, 0]], temperature: 1 };
		expectMatrix(offClipGradient({ ...twins, isNormal: [true, true] }).logits, [[0, 0], [0, 0]]);
		expectMatrix(offClipGradient({ ...twins, isNormal: [false, false] }).logits, [[-0.25, 0.25], [0.25, -0.25]]);
	});

	it('pulls where CLIP pushes: a normal pair below its share', () => {
		const asClip = offClipGradient({ ...pairs, isNormal: none }).logits;
		const { logits } = offClipGradient(batch);
		expect(asClip[0]![3]).toBeGreaterThan(0.02);
		expect(logits[0]![3]).toBeLessThan(-0.02);
		expectMatrix([logits[1]!], [asClip[1]!]);
	});

	it('is that of CLIP when no sample is normal', () => {
		const gradient = offClipGradient({ ...pairs, isNormal: none });
		const expected = clipGradient(pairs);
		expectMatrix(gradient.imageEmbeds, expected.imageEmbeds);
		expectMatrix(gradient.textEmbeds, expected.textEmbeds);
	});

	it.each(reference.loss)("agrees with PyTorch's autograd on $name", ({ input, gradient }) => {
		const { imageEmbeds, textEmbeds } = offClipGradient(input);
		expectMatrix(imageEmbeds, gradient.imageEmbeds, 1e-10);
		expectMatrix(textEmbeds, gradient.textEmbeds, 1e-10);
	});

	it('agrees with finite differences', () => {
		const { imageEmbeds } = offClipGradient(batch);
		expectMatrix(imageEmbeds, slopes((rows) => offClipLoss({ ...batch, imageEmbeds: rows }).loss, batch.imageEmbeds), 1e-8);
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectMatrix(actual: Matrix, expected: Matrix, tolerance = 1e-12): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const gaps = actual.flatMap((row, i) => row.map((value, j) => Math.abs(value - expected[i]![j]!)));
	expect(Math.max(...gaps)).toBeLessThan(tolerance);
}

/** Central differences of a function by each entry of a matrix. */
function slopes(f: (rows: Matrix) => number, rows: Matrix): Matrix {
	const moved = (i: number, j: number, by: number) =>
		f(rows.map((row, a): Vector => row.map((value, b) => (a === i && b === j ? value + by : value))));
	return rows.map((row, i) => row.map((_, j) => (moved(i, j, 1e-5) - moved(i, j, -1e-5)) / 2e-5));
}
