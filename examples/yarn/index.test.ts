import { describe, expect, it } from 'vitest';
import { createRandom, dot } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { applyRotaryPositionEmbedding, inverseFrequencies } from '@examples/rope';
import {
	angleDivisors,
	applyYarnPositionEmbedding,
	correctionRange,
	dynamicFactor,
	ntkAwareInverseFrequencies,
	ntkByPartsInverseFrequencies,
	positionInterpolationInverseFrequencies,
	turnsWithin,
	yarnAttentionFactor,
	yarnInverseFrequencies,
} from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** Qwen2 with YaRN switched on: 32,768 trained positions, 131,072 wanted. */
const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4, originalMaxPositionEmbeddings: 32768 };
const original = inverseFrequencies(qwen2.headDim, qwen2.ropeTheta);

// #region yarn
describe('YaRN', () => {
	const scaled = yarnInverseFrequencies(qwen2).inverseFrequencies;
	// Computed in each test: a wrong answer may have no angles to divide by.
	const divisorsOf = () => angleDivisors(original, scaled);

	it('with factor 1 is plain RoPE: no angle changes, nothing is sharpened', () => {
		const plain = yarnInverseFrequencies({ ...qwen2, factor: 1 });
		expectClose(plain.inverseFrequencies, original);
		expect(plain.attentionFactor).toBe(1);
	});

	it('keeps the fast pairs, 0 to 23 in Qwen2', () => {
		for (const pair of [0, 10, 23]) expect(scaled[pair]).toBe(original[pair]);
		expect(divisorsOf()[24]).toBeGreaterThan(1.04);
	});

	it('divides the slow pairs by the whole factor, 40 to 63 in Qwen2', () => {
		for (const pair of [40, 50, 63]) expect(scaled[pair]! * 4).toBeCloseTo(original[pair]!, 12);
		expect(divisorsOf()[39]).toBeLessThan(3.5);
	});

	it('blends frequencies, not divisors, between: at the middle the mean of θ and θ/s', () => {
		// Between 0 and 4 the middle of the ramp is pair 2.
		const small = { headDim: 8, ropeTheta: 100, factor: 3, originalMaxPositionEmbeddings: 600, betaFast: 90 };
		expect(correctionRange(small)).toEqual({ low: 0, high: 4 });
		const [, , third] = yarnInverseFrequencies(small).inverseFrequencies;
		expect(third).toBeCloseTo((0.1 + 0.1 / 3) / 2, 12);
	});

	it('ramps over the pair index: θ\'/θ falls by equal steps from pair to pair', () => {
		const kept = divisorsOf().slice(23, 41).map((divisor) => 1 / divisor);
		const steps = kept.slice(1).map((share, i) => kept[i]! - share);
		for (const step of steps) expect(step).toBeCloseTo(0.75 / 17, 12);
	});

	it('is not the paper\'s ramp over turns: pair 32 of Qwen2 is divided by 1.66, not by 2.84', () => {
		const paper = angleDivisors(original, ntkByPartsInverseFrequencies(qwen2));
		const divisors = divisorsOf();
		expect(divisors[32]).toBeCloseTo(1.6585, 4);
		expect(paper[32]).toBeCloseTo(2.839, 2);
		expect(paper[63]).toBeCloseTo(divisors[63]!, 12);
		expect(paper[0]).toBe(divisors[0]);
	});

	it('has the attention factor 0.1 ln s + 1: 1.1386 for 4, and 1.296 in the logits', () => {
		const { attentionFactor } = yarnInverseFrequencies(qwen2);
		expect(attentionFactor).toBeCloseTo(0.1 * Math.log(4) + 1, 12);
		expect(attentionFactor ** 2).toBeCloseTo(1.2965, 4);
		expect(yarnAttentionFactor(Math.E)).toBeCloseTo(1.1, 12);
	});

	it.each(reference.yarn)('agrees with the released code in PyTorch: $name', (example) => {
		const output = yarnInverseFrequencies(example.input);
		expectClose(output.inverseFrequencies, example.inverseFrequencies);
		expect(output.attentionFactor).toBeCloseTo(example.attentionFactor, 12);
	});
});

describe('bounds of the ramp', () => {
	it('lie where a pair turns 32 times and once within the window, rounded outward', () => {
		const { low, high } = correctionRange(qwen2);
		const turns = turnsWithin(original, 32768);
		expect([low, high]).toEqual([23, 40]);
		expect(turns[low]).toBeGreaterThan(32);
		expect(turns[low + 1]).toBeLessThan(32);
		expect(turns[high - 1]).toBeGreaterThan(1);
		expect(turns[high]).toBeLessThan(1);
	});

	it('are for 32 turns and 1 unless told otherwise', () => {
		const model = { ...qwen2, ropeTheta: 5e5, originalMaxPositionEmbeddings: 8192 };
		expect(correctionRange(model)).toEqual(correctionRange({ ...model, betaFast: 32, betaSlow: 1 }));
		expect(correctionRange(model).low).not.toBe(correctionRange({ ...model, betaFast: 33 }).low);
	});

	it('move to slower pairs with a longer window, and to faster ones with a larger base', () => {
		const { low, high } = correctionRange(qwen2);
		const longer = correctionRange({ ...qwen2, originalMaxPositionEmbeddings: 131072 });
		const smaller = correctionRange({ ...qwen2, ropeTheta: 1e4 });
		expect(longer.low).toBeGreaterThan(low);
		expect(smaller.high).toBeGreaterThan(high);
	});

	it.each(reference.yarn)('agree with the released code: $name', ({ input, range }) => {
		expect(correctionRange(input)).toEqual(range);
	});
});
// #endregion

// #region apply
describe('rotation with YaRN', () => {
	const random = createRandom(2);
	const draw = () => Array.from({ length: 8 }, () => random.normal());
	const [query, key] = [draw(), draw()];
	const small = { ...qwen2, headDim: 8, originalMaxPositionEmbeddings: 4096, layout: 'half-split' } as const;
	const score = (m: number, n: number, factor: number) => {
		const turn = (state: Vector, position: number) =>
			applyYarnPositionEmbedding([state], [position], { ...small, factor })[0]!;
		return dot(turn(query, m), turn(key, n));
	};

	it('multiplies the logits by the square of the attention factor', () => {
		const { inverseFrequencies: frequencies } = yarnInverseFrequencies(small);
		const options = { layout: 'half-split', frequencies } as const;
		const [q] = applyRotaryPositionEmbedding([query], [9000], options);
		const [k] = applyRotaryPositionEmbedding([key], [8500], options);
		expect(score(9000, 8500, 4)).toBeCloseTo((0.1 * Math.log(4) + 1) ** 2 * dot(q!, k!), 10);
	});

	it('leaves positions as they are: scores depend on m − n alone', () => {
		expect(score(9000, 8990, 4)).toBeCloseTo(score(12, 2, 4), 8);
		expect(score(9000, 8990, 4)).not.toBeCloseTo(score(9000, 8980, 4), 2);
	});

	it('with factor 1 is plain RoPE', () => {
		const [turned] = applyRotaryPositionEmbedding([query], [77], { layout: 'half-split', ropeTheta: 1e6 });
		expectClose(applyYarnPositionEmbedding([query], [77], { ...small, factor: 1 })[0]!, turned!);
	});

	it('scales a vector at position 0, where nothing turns', () => {
		const options = { headDim: 4, ropeTheta: 1e4, factor: Math.E, originalMaxPositionEmbeddings: 4096 };
		const [scaled] = applyYarnPositionEmbedding([[1, 2, 3, 4]], [0], { ...options, layout: 'half-split' });
		expectClose(scaled!, [1.1, 2.2, 3.3, 4.4]);
	});
});
// #endregion

// #region others
describe('position interpolation', () => {
	it('divides every angle by the factor, the fastest too', () => {
		expectClose(positionInterpolationInverseFrequencies({ headDim: 4, ropeTheta: 100, factor: 4 }), [0.25, 0.025]);
	});
});

describe('NTK-aware scaling', () => {
	it('keeps the first pair and divides the last by exactly the factor', () => {
		expectClose(ntkAwareInverseFrequencies({ headDim: 4, ropeTheta: 100, factor: 4 }), [1, 0.025]);
		const divisors = angleDivisors(original, ntkAwareInverseFrequencies(qwen2));
		expect(divisors[0]).toBe(1);
		expect(divisors[63]).toBeCloseTo(4, 12);
		expect(divisors[32]).toBeCloseTo(4 ** (64 / 126), 12);
	});

	it('sends pairs between out of the arc they were trained on: pair 48 of Qwen2 from 1.04 to 1.44 radians', () => {
		const trained = 32768 * original[48]!;
		const extended = 4 * 32768 * ntkAwareInverseFrequencies(qwen2)[48]!;
		expect([trained, extended].map((angle) => angle.toFixed(2))).toEqual(['1.04', '1.44']);
	});

	it('is RoPE with a larger base', () => {
		const larger = inverseFrequencies(128, 1e6 * 4 ** (128 / 126));
		expectClose(ntkAwareInverseFrequencies(qwen2), larger);
	});

	it('made dynamic turns cached keys stale: at 40,000 tokens pair 32 of position 20,000 is at 18.07, not 20.00', () => {
		const angleAt = (sequenceLength: number) => {
			const factor = dynamicFactor({ ...qwen2, sequenceLength });
			return (20000 * ntkAwareInverseFrequencies({ ...qwen2, factor })[32]!).toFixed(2);
		};
		expect([32768, 40000].map(angleAt)).toEqual(['20.00', '18.07']);
	});

	it('made dynamic changes nothing up to the trained length, and then grows with the input', () => {
		const at = (sequenceLength: number) => dynamicFactor({ ...qwen2, sequenceLength });
		expect([at(1), at(32768), at(49152), at(131072)]).toEqual([1, 1, 1.5, 4]);
		expect(dynamicFactor({ sequenceLength: 6144, originalMaxPositionEmbeddings: 4096 })).toBe(1.5);
	});
});

describe('NTK by parts, the ramp of the paper', () => {
	it('keeps pairs above β turns, divides those below α, and blends by turns between', () => {
		const options = { headDim: 4, ropeTheta: 100, factor: 4, originalMaxPositionEmbeddings: 31, alpha: 1, beta: 9 };
		const share = (31 / (2 * Math.PI) - 1) / 8;
		expectClose(ntkByPartsInverseFrequencies(options), [(1 - share) / 4 + share, 0.025]);
		expectClose(ntkByPartsInverseFrequencies({ ...options, beta: 4 }), [1, 0.025]);
	});

	it('is the scaling of Llama 3.1: pairs 0 to 28 kept, 35 to 63 divided by 8', () => {
		const llama = { headDim: 128, ropeTheta: 5e5, factor: 8, originalMaxPositionEmbeddings: 8192, alpha: 1, beta: 4 };
		const divisors = angleDivisors(inverseFrequencies(128, 5e5), ntkByPartsInverseFrequencies(llama));
		expect([28, 29, 34, 35].map((pair) => divisors[pair]!.toFixed(2))).toEqual(['1.00', '1.21', '5.26', '8.00']);
	});

	it('has α = 1 and β = 32 unless told otherwise', () => {
		expect(ntkByPartsInverseFrequencies(qwen2)).toEqual(ntkByPartsInverseFrequencies({ ...qwen2, alpha: 1, beta: 32 }));
	});

	it.each(reference.ntkByParts)('agrees with PyTorch: $name', (example) => {
		expectClose(ntkByPartsInverseFrequencies(example.input), example.inverseFrequencies);
	});
});

describe('the methods that treat all pairs by one rule', () => {
	it.each(reference.uniform)('agree with PyTorch at factor $input.factor', (example) => {
		expectClose(positionInterpolationInverseFrequencies(example.input), example.positionInterpolation);
		expectClose(ntkAwareInverseFrequencies(example.input), example.ntkAware);
	});
});

describe('turns and divisors', () => {
	it('count full turns within a window', () => {
		expectClose(turnsWithin([1, 0.1], 20 * Math.PI), [10, 1]);
	});

	it('say what an angle was divided by', () => {
		expectClose(angleDivisors([1, 0.1], [1, 0.025]), [1, 4]);
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	const small = { headDim: 8, ropeTheta: 100, factor: 2, originalMaxPositionEmbeddings: 600 };
	const methods = { yarnInverseFrequencies, ntkByPartsInverseFrequencies, ntkAwareInverseFrequencies, positionInterpolationInverseFrequencies };

	it.each(Object.keys(methods) as (keyof typeof methods)[])('is refused by %s when the factor is below 1', (name) => {
		expect(() => methods[name]({ ...small, factor: 0.5 })).toThrow(RangeError);
		expect(() => methods[name]({ ...small, factor: 0.5 })).toThrow('factor must be at least 1, got 0.5.');
		expect(() => methods[name]({ ...small, factor: NaN })).toThrow('factor must be a finite number above 0, got NaN.');
		expect(() => methods[name]({ ...small, headDim: 7 })).toThrow('headDim must be even');
		expect(() => methods[name]({ ...small, ropeTheta: 1 })).toThrow('ropeTheta must be a finite number above 1, got 1.');
	});

	it.each([0, 2.5, -1])('is refused when the trained length is %s', (length) => {
		const changed = { ...small, originalMaxPositionEmbeddings: length };
		const message = `originalMaxPositionEmbeddings must be a whole number above 0, got ${length}.`;
		expect(() => yarnInverseFrequencies(changed)).toThrow(message);
		expect(() => ntkByPartsInverseFrequencies(changed)).toThrow(message);
		expect(() => dynamicFactor({ ...changed, sequenceLength: 3 })).toThrow(message);
	});

	it('is refused when the slow bound is not below the fast one', () => {
		expect(() => yarnInverseFrequencies({ ...small, betaFast: 1 })).toThrow(RangeError);
		expect(() => yarnInverseFrequencies({ ...small, betaFast: 1 })).toThrow('betaSlow must be below betaFast, got 1 and 1.');
		expect(() => ntkByPartsInverseFrequencies({ ...small, alpha: 40 })).toThrow('alpha must be below beta, got 40 and 32.');
		expect(() => ntkByPartsInverseFrequencies({ ...small, alpha: 0 })).toThrow('alpha must be a finite number above 0, got 0.');
	});

	it('is refused when no ramp is left: the window is shorter than a turn, or all pairs are fast', () => {
		const short = { ...small, originalMaxPositionEmbeddings: 6 };
		expect(() => correctionRange(short)).toThrow(RangeError);
		expect(() => correctionRange(short)).toThrow(
			'betaFast and betaSlow must leave a ramp, got bounds 0 and 0: within 6 positions all pairs are fast, or all slow.',
		);
		expect(() => correctionRange({ ...small, originalMaxPositionEmbeddings: 1e6 })).toThrow('got bounds 7 and 7');
	});

	it('is refused when one pair is all there is, or lengths do not fit', () => {
		const one = { ...small, headDim: 2 };
		expect(() => ntkAwareInverseFrequencies(one)).toThrow(RangeError);
		expect(() => ntkAwareInverseFrequencies(one)).toThrow('headDim must be above 2 to have a slowest pair, got 2.');
		expect(() => angleDivisors([1, 0.1], [1])).toThrow('scaled must have as many entries as original (2), got 1.');
		expect(() => turnsWithin([1], 0)).toThrow('windowLength must be a finite number above 0, got 0.');
		const call = () => applyYarnPositionEmbedding([[1, 2]], [0], { ...small, layout: 'half-split' });
		expect(call).toThrow('frequencies must have headDim / 2 entries (1), got 4.');
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-12);
}
