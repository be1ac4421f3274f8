import { describe, expect, it } from 'vitest';
import { clipLoss } from '@examples/clip';
import { createRandom, softmax, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { alignment, checkRows, negativesPerAnchor, ntXentGradient } from './index.ts';
import { ntXentLoss, partnerOf, throughNormalization, uniformity } from './index.ts';
import type { NtXentInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const batch: NtXentInput = {
	firstViews: [[1.2, -0.4, 0.7], [0.3, 2.1, -0.9], [-1.5, 0.6, 0.8]],
	secondViews: [[0.9, 0.1, 0.4], [-0.2, 1.7, -1.1], [-0.3, -0.8, 2.2]],
	temperature: 0.5,
};
const broken = [
	{ change: { firstViews: [] }, message: 'firstViews must have at least one row, got none.' },
	{ change: { firstViews: [[1, 2], [NaN, 3]] }, message: 'firstViews[1][0] must be a finite number, got NaN.' },
	{ change: { firstViews: [[1, 2], [3]] }, message: 'firstViews[1] must have 2 entries, as the rows before it, got 1.' },
	{ change: { secondViews: [[1, 2]] }, message: 'secondViews[0] must have 3 entries, as the rows before it, got 2.' },
	{ change: { secondViews: [[1, 2, 3]] }, message: 'secondViews must have as many entries as firstViews (3), got 1.' },
	{ change: { secondViews: [[0, 0, 0]] }, message: 'secondViews[0] must not be all zeros: it has no direction.' },
	{ change: { temperature: 0 }, message: 'temperature must be a finite number above 0, got 0.' },
];

// #region loss
describe('NT-Xent', () => {
	it('is ln(2N − 1) when all views are the same: a view does not look for itself', () => {
		const same = [[1, 2], [2, 4], [0.5, 1], [3, 6]];
		const loss = ntXentLoss({ firstViews: same, secondViews: same, temperature: 0.1 });
		expect(loss).toBeCloseTo(Math.log(7), 12);
	});

	it('is log(1 + 2/e) for two pairs at right angles: both views of the other image are negatives', () => {
		const square = { firstViews: [[1, 0], [0, 2]], secondViews: [[3, 0], [0, 1]] };
		expect(ntXentLoss({ ...square, temperature: 1 })).toBeCloseTo(Math.log(1 + 2 / Math.E), 14);
		expect(ntXentLoss({ ...square, temperature: 0.5 })).toBeCloseTo(Math.log(1 + 2 / Math.E ** 2), 14);
	});

	it('is the mean over all 2N views of a softmax over the 2N − 1 others', () => {
		expect(ntXentLoss(batch)).toBeCloseTo(sum(anchorLosses(batch)) / 6, 13);
	});

	it('does not change when first and second views change places, all or one pair', () => {
		const { firstViews: first, secondViews: second } = batch;
		const loss = ntXentLoss(batch);
		expect(ntXentLoss({ ...batch, firstViews: second, secondViews: first })).toBeCloseTo(loss, 14);
		const onePair = { firstViews: [second[0]!, first[1]!, first[2]!], secondViews: [first[0]!, second[1]!, second[2]!] };
		expect(ntXentLoss({ ...batch, ...onePair })).toBeCloseTo(loss, 14);
	});

	it('asks both views of an image, not the first alone: here the second ones find their partners less well', () => {
		const sharp = { ...batch, temperature: 0.07 };
		const losses = anchorLosses(sharp);
		const [first, second] = [sum(losses.slice(0, 3)) / 3, sum(losses.slice(3)) / 3];
		expect(second - first).toBeGreaterThan(0.2);
		expect(ntXentLoss(sharp)).toBeCloseTo((first + second) / 2, 13);
	});

	it('is above the CLIP loss of the same batch, which compares no view with its own side', () => {
		const asClip = clipLoss({ imageEmbeds: batch.firstViews, textEmbeds: batch.secondViews, temperature: 0.5 });
		expect(ntXentLoss(batch)).toBeGreaterThan(asClip.loss);
	});

	it('comes down to the CLIP loss when no two views of a side are alike', () => {
		const pairs = { firstViews: [[1, 0], [-1, 0]], secondViews: [[0.6, 0.8], [-0.6, -0.8]] };
		const asClip = clipLoss({ imageEmbeds: pairs.firstViews, textEmbeds: pairs.secondViews, temperature: 0.04 });
		expect(ntXentLoss({ ...pairs, temperature: 0.04 })).toBeCloseTo(asClip.loss, 12);
	});

	it('does not change with the length of any view', () => {
		const longer = batch.firstViews.map((row, i) => row.map((value) => value * (i + 2)));
		expect(ntXentLoss({ ...batch, firstViews: longer })).toBeCloseTo(ntXentLoss(batch), 14);
	});

	it('is 0 for one image: two views and nothing to mistake them for', () => {
		expect(ntXentLoss({ firstViews: [[1, 2]], secondViews: [[-3, 1]], temperature: 0.1 })).toBeCloseTo(0, 15);
	});

	it('stays finite at a temperature of 0.0001', () => {
		expect(ntXentLoss({ ...batch, temperature: 1e-4 })).toBeLessThan(2e4);
	});

	it('has 2(N − 1) negatives for each view', () => {
		expect(negativesPerAnchor(4096)).toBe(8190);
		expect(negativesPerAnchor(1)).toBe(0);
		expect(() => negativesPerAnchor(2.5)).toThrow('batchSize must be a whole number above 0, got 2.5.');
		const square = { firstViews: [[1, 0], [1, 0]], secondViews: [[1, 0], [1, 0]], temperature: 1 };
		expect(Math.exp(ntXentLoss(square)) - 1).toBeCloseTo(negativesPerAnchor(2), 12);
	});

	it('gives each view a partner N places on, and the partner the view', () => {
		expect([0, 1, 2, 3, 4, 5].map((i) => partnerOf(i, 3))).toEqual([3, 4, 5, 0, 1, 2]);
		expect(partnerOf(6, 4)).toBe(2);
	});

	it.each(reference.loss)('agrees with PyTorch on $name', ({ input, loss }) => {
		expect(ntXentLoss(input)).toBeCloseTo(loss, 11);
	});
});

describe('bad input to NT-Xent', () => {
	it.each(broken)('throws: $message', ({ change, message }) => {
		for (const call of [ntXentLoss, ntXentGradient]) {
			expect(() => call({ ...batch, ...change })).toThrow(RangeError);
			expect(() => call({ ...batch, ...change })).toThrow(message);
		}
	});

	it('throws a TypeError when a list is missing', () => {
		const missing = { ...batch, secondViews: undefined } as unknown as NtXentInput;
		expect(() => ntXentLoss(missing)).toThrow(TypeError);
		expect(() => ntXentLoss(missing)).toThrow('secondViews must be an array of rows, got undefined.');
	});
});
// #endregion

// #region gradient
describe('gradient of NT-Xent', () => {
	it.each(reference.loss)("agrees with PyTorch's autograd on $name", ({ input, gradient }) => {
		const { firstViews, secondViews } = ntXentGradient(input);
		expectMatrix(firstViews, gradient.firstViews, 1e-10);
		expectMatrix(secondViews, gradient.secondViews, 1e-10);
	});

	it('agrees with finite differences', () => {
		const { firstViews, secondViews } = ntXentGradient(batch);
		expectMatrix(firstViews, slopes((rows) => ntXentLoss({ ...batch, firstViews: rows }), batch.firstViews), 1e-8);
		expectMatrix(secondViews, slopes((rows) => ntXentLoss({ ...batch, secondViews: rows }), batch.secondViews), 1e-8);
	});

	it('turns a view and does not lengthen it', () => {
		const { firstViews } = ntXentGradient(batch);
		firstViews.forEach((row, i) => {
			expect(sum(row.map((value, d) => value * batch.firstViews[i]![d]!))).toBeCloseTo(0, 14);
			expect(Math.hypot(...row)).toBeGreaterThan(0.01);
		});
	});

	it('is 0 for a single image, and where all views are the same: collapse is a place without a slope', () => {
		const one = ntXentGradient({ firstViews: [[1, 0]], secondViews: [[0, 1]], temperature: 1 });
		expect(one).toEqual({ firstViews: [[0, 0]], secondViews: [[0, 0]] });
		const same = [[1, 2], [1, 2], [1, 2]];
		const { firstViews } = ntXentGradient({ firstViews: same, secondViews: same, temperature: 0.1 });
		expectMatrix(firstViews, [[0, 0], [0, 0], [0, 0]]);
	});

	it('leads out of near-collapse: descending spreads the views', () => {
		const random = createRandom(3);
		const near = () => Array.from({ length: 6 }, () => [1 + 0.01 * random.normal(), 0.01 * random.normal(), 0.01 * random.normal()]);
		let pair: { firstViews: Matrix; secondViews: Matrix } = { firstViews: near(), secondViews: near() };
		const before = uniformity(pair.firstViews);
		for (let step = 0; step < 60; step += 1) {
			const slope = ntXentGradient({ ...pair, temperature: 0.5 });
			pair = { firstViews: descend(pair.firstViews, slope.firstViews), secondViews: descend(pair.secondViews, slope.secondViews) };
		}
		expect(before).toBeGreaterThan(-0.01);
		expect(uniformity(pair.firstViews)).toBeLessThan(-1.5);
	});

	it('passes normalization as a projection by the length', () => {
		expectMatrix(throughNormalization([[2, 0]], [[5, 4]]), [[0, 2]]);
		expectMatrix(throughNormalization([[3, 4]], [[1, 2]]), [[-0.064, 0.048]]);
		expect(() => throughNormalization([[1, 2]], [[1, 2, 3]])).toThrow(RangeError);
	});
});
// #endregion

// #region geometry
describe('alignment and uniformity', () => {
	it('of collapse are both 0: perfect pairs, no spread', () => {
		const same = [[1, 2], [2, 4], [0.5, 1]];
		expect(alignment(same, same)).toBeCloseTo(0, 15);
		expect(uniformity(same)).toBeCloseTo(0, 14);
	});

	it('measure squared distances of directions: 2 at right angles, 4 for opposites', () => {
		expect(alignment([[1, 0], [0, 2]], [[5, 0], [1, 0]])).toBeCloseTo(1, 15);
		expect(alignment([[1, 0]], [[-2, 0]])).toBeCloseTo(4, 15);
		expect(uniformity([[1, 0], [-3, 0]])).toBeCloseTo(-8, 15);
		expect(uniformity([[1, 0], [0, 1], [-1, 0]])).toBeCloseTo(Math.log((2 * Math.exp(-4) + Math.exp(-8)) / 3), 14);
	});

	it('are lower, so better, for points all around than for points on one side', () => {
		const around = [[1, 0], [0, 1], [-1, 0], [0, -1]];
		const oneSide = [[1, 0], [1, 0.2], [1, -0.2], [1, 0.4]];
		expect(uniformity(around)).toBeLessThan(uniformity(oneSide) - 3);
	});

	it.each(reference.loss)('agree with PyTorch on $name', ({ input, ...expected }) => {
		expect(alignment(input.firstViews, input.secondViews)).toBeCloseTo(expected.alignment, 12);
		expect(uniformity([...input.firstViews, ...input.secondViews])).toBeCloseTo(expected.uniformity, 12);
	});

	it('throw on what has no direction or no pair', () => {
		expect(() => uniformity([[1, 2]])).toThrow('views must have at least two rows, got one: no pairs.');
		expect(() => uniformity([[1, 2], [0, 0]])).toThrow('views[1] must not be all zeros: it has no direction.');
		expect(() => alignment([[1, 2]], [[1, 2], [3, 4]])).toThrow('secondViews must have as many entries as firstViews (1), got 2.');
		expect(() => alignment([[1, 2]], [[0, 0]])).toThrow('secondViews[0] must not be all zeros: it has no direction.');
		expect(() => checkRows({ firstViews: [[1, 2], [0, 0]] })).toThrow('firstViews[1] must not be all zeros: it has no direction.');
		expect(() => checkRows({ firstViews: [[0, 5]] })).not.toThrow();
	});
});
// #endregion

/** −log of the probability that each of the 2N views gives to its partner, written from the formula. */
function anchorLosses({ firstViews, secondViews, temperature }: NtXentInput): number[] {
	const views = [...firstViews, ...secondViews];
	return views.map((view, i) => {
		const others = views.filter((_, k) => k !== i);
		const partner = others.indexOf(views[(i + firstViews.length) % views.length]!);
		return -Math.log(softmax(others.map((other) => cosine(view, other) / temperature))[partner]!);
	});
}

function cosine(left: Vector, right: Vector): number {
	return sum(left.map((value, d) => value * right[d]!)) / (Math.hypot(...left) * Math.hypot(...right));
}

function descend(rows: Matrix, slope: Matrix): Matrix {
	return rows.map((row, i) => row.map((value, d) => value - slope[i]![d]!));
}

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
