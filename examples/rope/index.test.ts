import { describe, expect, it } from 'vitest';
import { causalMask } from '@examples/attention-mask';
import { createRandom, dot, matmul, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import {
	applyRotaryPositionEmbedding,
	decayBound,
	interleavedToHalfSplit,
	inverseFrequencies,
	pairColumns,
	rotaryAttention,
	scoreAtDistance,
	wavelengths,
} from './index.ts';
import type { RotaryLayout, RotaryOptions } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const layouts = ['half-split', 'interleaved'] as const;
const [query, key]: [Vector, Vector] = [[1, 2, 3, 4], [2, -1, 1, 3]];
const random = createRandom(8);
const draw = (rows: number, columns: number): Matrix =>
	Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));

// #region frequencies
describe('frequencies of the pairs', () => {
	it('fall from 1 by the same ratio from pair to pair', () => {
		expectClose(inverseFrequencies(4, 100), [1, 0.1]);
		expectClose(inverseFrequencies(8, 16), [1, 0.5, 0.25, 0.125]);
		expectClose(inverseFrequencies(4, 1.44), [1, 1 / 1.2]);
	});

	it('have the base 10,000 unless told otherwise', () => {
		expectClose(inverseFrequencies(8), [1, 0.1, 0.01, 0.001]);
	});

	it('leave pair 0 at 1 radian per position whatever the base; a larger base slows the last one most', () => {
		const [small, large] = [inverseFrequencies(128, 1e4), inverseFrequencies(128, 1e6)];
		expect([small[0], large[0]]).toEqual([1, 1]);
		const slower = small.map((frequency, pair) => frequency / large[pair]!);
		slower.slice(1).forEach((ratio, pair) => expect(ratio).toBeGreaterThan(slower[pair]!));
	});

	it('are full turns within 2π/θ positions: 54,410 for the last pair of 64 at base 10,000', () => {
		expectClose(wavelengths([1, 0.1]), [2 * Math.PI, 20 * Math.PI]);
		expect(wavelengths(inverseFrequencies(128)).at(-1)).toBeCloseTo(54410.14, 2);
	});
});
// #endregion

// #region rotate
describe('rotary position embedding', () => {
	it.each(layouts)('leaves position 0 as it is, %s', (layout) => {
		expect(applyRotaryPositionEmbedding([query], [0], { layout })).toEqual([query]);
	});

	it.each(layouts)('turns a single pair counterclockwise by the position, in radians, %s', (layout) => {
		const [turned] = applyRotaryPositionEmbedding([[1, 0]], [1], { layout });
		expectClose(turned!, [Math.cos(1), Math.sin(1)]);
		const quarter = applyRotaryPositionEmbedding([[1, 0], [0, 1]], [Math.PI / 2, Math.PI / 2], { layout });
		expectClose(quarter.flat(), [0, 1, -1, 0]);
	});

	it('pairs neighbors when interleaved, a coordinate and the one half a head later when half-split', () => {
		const turn = (layout: RotaryLayout) =>
			applyRotaryPositionEmbedding([[1, 0, 2, 0]], [1], { layout, ropeTheta: 100 })[0]!;
		expectClose(turn('interleaved'), [Math.cos(1), Math.sin(1), 2 * Math.cos(0.1), 2 * Math.sin(0.1)]);
		const [cos, sin] = [Math.cos(1), Math.sin(1)];
		expectClose(turn('half-split'), [cos - 2 * sin, 0, sin + 2 * cos, 0]);
	});

	it.each(layouts)('gives scores that depend on m − n alone, %s', (layout) => {
		const score = (m: number, n: number) => rotatedScore(m, n, { layout });
		expect(score(103, 101)).toBeCloseTo(score(3, 1), 10);
		expect(score(4099, 4097)).toBeCloseTo(score(3, 1), 9);
		expect(score(3, 1)).not.toBeCloseTo(score(4, 1), 1);
		expect(score(7, 7)).toBeCloseTo(dot(query, key), 12);
	});

	it('gives other scores forward than backward: only the cosine part is even', () => {
		expect(rotatedScore(3, 1, { layout: 'interleaved' })).toBeCloseTo(10.5505, 4);
		expect(rotatedScore(1, 3, { layout: 'interleaved' })).toBeCloseTo(19.4435, 4);
	});

	it('gives scores that depend on the positions themselves when query and key use different layouts', () => {
		const mixed = (m: number, n: number) => {
			const [turnedQuery] = applyRotaryPositionEmbedding([query], [m], { layout: 'interleaved' });
			const [turnedKey] = applyRotaryPositionEmbedding([key], [n], { layout: 'half-split' });
			return dot(turnedQuery!, turnedKey!);
		};
		expect(mixed(3, 1)).toBeCloseTo(20.2128, 4);
		expect(mixed(103, 101)).toBeCloseTo(0.2735, 4);
		expect(mixed(0, 0)).toBe(15);
	});

	it.each(layouts)('keeps the length of every pair, %s', (layout) => {
		const states = draw(5, 8);
		const turned = applyRotaryPositionEmbedding(states, [0, 3, 17, 4095, 1e6], { layout });
		turned.forEach((row, token) => {
			expect(Math.hypot(...row)).toBeCloseTo(Math.hypot(...states[token]!), 12);
		});
		const partner = layout === 'interleaved' ? 1 : 4;
		expect(Math.hypot(turned[2]![0]!, turned[2]![partner]!)).toBeCloseTo(
			Math.hypot(states[2]![0]!, states[2]![partner]!),
			12,
		);
	});

	it.each(layouts)('is undone by the negative position, and adds up, %s', (layout) => {
		const states = draw(2, 6);
		const turn = (rows: Matrix, by: number) => applyRotaryPositionEmbedding(rows, [by, by], { layout });
		expectClose(turn(turn(states, 19), -19).flat(), states.flat());
		expectClose(turn(turn(states, 19), 4).flat(), turn(states, 23).flat());
	});

	it('at position m/s is position interpolation: all frequencies divided by s', () => {
		const frequencies = inverseFrequencies(8).map((frequency) => frequency / 4);
		const states = draw(1, 8);
		const squeezed = applyRotaryPositionEmbedding(states, [100 / 4], { layout: 'half-split' });
		const slowed = applyRotaryPositionEmbedding(states, [100], { layout: 'half-split', frequencies });
		expectClose(squeezed.flat(), slowed.flat());
	});

	it.each(reference.rotate)('agrees with PyTorch, $layout at base $ropeTheta', (example) => {
		const { states, positionIds, output } = example;
		expectClose(applyRotaryPositionEmbedding(states, positionIds, optionsOf(example)).flat(), output.flat());
	});

	it.each(reference.rotate)("has the turn back as its gradient, by PyTorch's autograd, $layout at base $ropeTheta", (example) => {
		const back = example.positionIds.map((position) => -position);
		const gradient = applyRotaryPositionEmbedding(example.outputGradient, back, optionsOf(example));
		expectClose(gradient.flat(), example.stateGradient.flat());
	});
});
// #endregion

// #region layout
describe('the two layouts', () => {
	it('pair 2i with 2i + 1, or i with i + d/2', () => {
		expect([0, 1].map((pair) => pairColumns(pair, 8, 'half-split'))).toEqual([[0, 4], [1, 5]]);
		expect([0, 1].map((pair) => pairColumns(pair, 8, 'interleaved'))).toEqual([[0, 1], [2, 3]]);
	});

	it('differ by a permutation of the coordinates', () => {
		expect(interleavedToHalfSplit([[1, 2, 3, 4]])).toEqual([[1, 3, 2, 4]]);
		expect(interleavedToHalfSplit([[1, 2, 3, 4, 5, 6]])).toEqual([[1, 3, 5, 2, 4, 6]]);
		const states = draw(3, 10);
		const positions = [2, 31, 500];
		const interleaved = applyRotaryPositionEmbedding(states, positions, { layout: 'interleaved' });
		const halves = applyRotaryPositionEmbedding(interleavedToHalfSplit(states), positions, { layout: 'half-split' });
		expect(halves).toEqual(interleavedToHalfSplit(interleaved));
	});

	it('give the same scores once query and key are permuted, and other scores before', () => {
		const interleaved = rotatedScore(3, 1, { layout: 'interleaved' });
		const [q, k] = interleavedToHalfSplit([query, key]);
		const [turnedQuery] = applyRotaryPositionEmbedding([q!], [3], { layout: 'half-split' });
		const [turnedKey] = applyRotaryPositionEmbedding([k!], [1], { layout: 'half-split' });
		expect(dot(turnedQuery!, turnedKey!)).toBeCloseTo(interleaved, 12);
		expect(rotatedScore(3, 1, { layout: 'half-split' })).toBeCloseTo(3.5708, 4);
	});

	it('are converted in a checkpoint by permuting the outputs of W_Q and W_K', () => {
		const [hidden, wQuery, wKey] = [draw(2, 3), draw(3, 4), draw(3, 4)];
		const score = (layout: RotaryLayout, convert: (weights: Matrix) => Matrix) => {
			const projected = [wQuery, wKey].map((weights) => matmul(hidden, convert(weights)));
			const [[, q], [k]] = projected.map((rows) => applyRotaryPositionEmbedding(rows, [4, 9], { layout })) as [Matrix, Matrix];
			return dot(q!, k!);
		};
		const kept = score('interleaved', (weights) => weights);
		expect(score('half-split', interleavedToHalfSplit)).toBeCloseTo(kept, 12);
	});
});
// #endregion

// #region score
describe('score as a sum of waves over the distance', () => {
	it.each(layouts)('is the product of the rotated vectors, %s', (layout) => {
		for (const [m, n] of [[3, 1], [1, 3], [40, 0], [70, 70]] as const) {
			expect(scoreAtDistance(query, key, m - n, { layout })).toBeCloseTo(rotatedScore(m, n, { layout }), 10);
		}
	});

	it('is the plain product at distance 0', () => {
		expect(scoreAtDistance([1, 2], [3, 4], 0, { layout: 'interleaved' })).toBe(11);
	});

	it('has its maximum where the query is the key turned: any distance can be the best', () => {
		const frequencies = inverseFrequencies(4);
		const [turned] = applyRotaryPositionEmbedding([key], [-6], { layout: 'half-split' });
		const score = (distance: number) => scoreAtDistance(turned!, key, distance, { layout: 'half-split', frequencies });
		expect(score(6)).toBeCloseTo(dot(key, key), 12);
		for (const distance of [0, 5, 7, 12, 50]) expect(score(distance)).toBeLessThan(score(6));
	});

	it('is 2 Σ cos Δθ for vectors of ones: it falls, and then swings below 0 and back', () => {
		const ones = Array.from({ length: 128 }, () => 1);
		const scores = [0, 16, 4096, 50000].map((distance) => scoreAtDistance(ones, ones, distance, { layout: 'half-split' }));
		expect(scores.map((score) => Math.round(score))).toEqual([128, 79, -7, 7]);
	});
});

describe('how long a similar key stays ahead of a random one', () => {
	it.each([[1e4, 1707], [5e5, 18438], [1e6, 27115]])(
		'depends on the base: with %s the sum of cosines falls below 0 at distance %s',
		(ropeTheta, distance) => {
			const ones = Array.from({ length: 128 }, () => 1);
			const score = (at: number) => scoreAtDistance(ones, ones, at, { layout: 'half-split', ropeTheta });
			expect(score(distance - 1)).toBeGreaterThan(0);
			expect(score(distance)).toBeLessThan(0);
		},
	);
});

describe('the bound that decays', () => {
	it('is a mean of the lengths 1 … d/2 at distance 0, whatever the base', () => {
		expect(decayBound(0, 128)).toBe(32.5);
		expect(decayBound(0, 6, 7)).toBe(2);
	});

	it('is (1 + |1 + e^{iΔ(θ₁ − 1)}|) / 2 for two pairs', () => {
		const sumLength = Math.hypot(Math.cos(3) + Math.cos(0.3), Math.sin(3) + Math.sin(0.3));
		expect(decayBound(3, 4, 100)).toBeCloseTo((1 + sumLength) / 2, 12);
	});

	it('levels off: smaller at 2,048 than at 256, and larger again at 4,096', () => {
		const [near, far, farther] = [256, 2048, 4096].map((distance) => decayBound(distance, 128));
		expect(far).toBeLessThan(near!);
		expect(farther).toBeGreaterThan(far!);
	});
});
// #endregion

// #region attention
describe('attention with rotary positions', () => {
	const [queries, keys, values] = [draw(4, 6), draw(4, 6), draw(4, 3)];
	const at = (start: number, layout: RotaryLayout = 'half-split') => {
		const positions = [0, 1, 2, 3].map((position) => start + position);
		const mask = causalMask({ queryLength: 4 });
		return rotaryAttention(queries, keys, values, { queryPositions: positions, keyPositions: positions, layout, mask });
	};

	it('does not change when all positions move together: no value is rotated', () => {
		expectClose(at(700).output.flat(), at(0).output.flat());
	});

	it('passes values on as they are: a query that sees one key returns its value', () => {
		expectClose(at(5).output[0]!, values[0]!);
	});

	it('weighs equal keys at one place equally', () => {
		const options = { queryPositions: [9], keyPositions: [2, 2], layout: 'half-split' } as const;
		const { output } = rotaryAttention([[1, 2]], [[3, 4], [3, 4]], [[10], [20]], options);
		expect(output[0]![0]).toBeCloseTo(15, 12);
	});

	it('with equal positions everywhere is attention without positions', () => {
		const positions = [6, 6, 6, 6];
		const { output } = rotaryAttention(queries, keys, values, { queryPositions: positions, keyPositions: positions, layout: 'interleaved' });
		expectClose(output.flat(), scaledDotProductAttention(queries, keys, values).output.flat());
	});

	it('may cache keys after the rotation: step by step it gives the rows of the whole', () => {
		const cache: Vector[] = [];
		const rows = queries.map((row, position) => {
			const turn = (state: Vector) => applyRotaryPositionEmbedding([state], [position], { layout: 'half-split' })[0]!;
			cache.push(turn(keys[position]!));
			return scaledDotProductAttention([turn(row)], cache, values.slice(0, position + 1)).output[0]!;
		});
		expectClose(rows.flat(), at(0).output.flat());
	});

	it.each(reference.attention)('agrees with PyTorch, causal, $layout', (example) => {
		const positions = example.query.map((_, position) => position);
		const { output } = rotaryAttention(example.query, example.key, example.value, {
			...optionsOf(example),
			queryPositions: positions,
			keyPositions: positions,
			mask: causalMask({ queryLength: positions.length }),
		});
		expectClose(output.flat(), example.output.flat());
	});

	it('scores every query and key by their distance alone', () => {
		const turn = (rows: Matrix) => applyRotaryPositionEmbedding(rows, [0, 1, 2, 3], { layout: 'interleaved' });
		const product = matmul(turn(queries), transpose(turn(keys)));
		product.forEach((row, m) => {
			row.forEach((score, n) => {
				expect(score).toBeCloseTo(scoreAtDistance(queries[m]!, keys[n]!, m - n, { layout: 'interleaved' }), 10);
			});
		});
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	const rotate = (states: Matrix, positions: Vector, options: object = {}) => () =>
		applyRotaryPositionEmbedding(states, positions, { layout: 'half-split', ...options });

	it('is refused when the head is odd or no size at all', () => {
		const message = 'headDim must be even, since pairs of coordinates turn; got 3.';
		expect(rotate([[1, 2, 3]], [0])).toThrow(RangeError);
		expect(rotate([[1, 2, 3]], [0])).toThrow(message);
		expect(() => inverseFrequencies(3)).toThrow(message);
		expect(() => interleavedToHalfSplit([[1, 2, 3]])).toThrow(message);
		expect(() => scoreAtDistance([1, 2, 3], [1, 2, 3], 1, { layout: 'half-split' })).toThrow(message);
		expect(() => inverseFrequencies(0)).toThrow('headDim must be a whole number above 0, got 0.');
	});

	it.each([1, 0.5, -2, NaN, Infinity])('is refused when the base is %s', (ropeTheta) => {
		const message = `ropeTheta must be a finite number above 1, got ${ropeTheta}.`;
		expect(rotate([[1, 2]], [0], { ropeTheta })).toThrow(RangeError);
		expect(rotate([[1, 2]], [0], { ropeTheta })).toThrow(message);
		expect(() => decayBound(1, 4, ropeTheta)).toThrow(message);
	});

	it('is refused when the layout is unknown', () => {
		expect(rotate([[1, 2]], [0], { layout: 'neox' })).toThrow(RangeError);
		expect(rotate([[1, 2]], [0], { layout: 'neox' })).toThrow(
			"layout must be 'half-split' or 'interleaved', got 'neox'.",
		);
	});

	it('is refused when a shape does not fit or a number is not finite', () => {
		expect(rotate([[1, 2]], [0, 1])).toThrow('positionIds must have as many entries as states (1), got 2.');
		expect(rotate([[1, 2]], [NaN])).toThrow('positionIds[0] must be a finite number, got NaN.');
		expect(rotate([[1, 2], [3]], [0, 1])).toThrow('states[1] must be as long as states[0] (2), got 1 entries.');
		expect(rotate([], [])).toThrow('states must have at least one row, got none.');
		expect(() => interleavedToHalfSplit([])).toThrow('states must have at least one row, got none.');
	});

	it('is refused when the frequencies do not fit the head', () => {
		expect(rotate([[1, 2, 3, 4]], [0], { frequencies: [1] })).toThrow(RangeError);
		expect(rotate([[1, 2, 3, 4]], [0], { frequencies: [1] })).toThrow(
			'frequencies must have headDim / 2 entries (2), got 1.',
		);
		expect(rotate([[1, 2, 3, 4]], [0], { frequencies: [1, 0] })).toThrow('frequencies[1] must be above 0, got 0.');
		expect(() => wavelengths([-1])).toThrow(RangeError);
		expect(() => wavelengths([-1])).toThrow('frequencies[0] must be above 0, got -1.');
		expect(() => wavelengths([])).toThrow('frequencies must have at least one entry, got none.');
	});

	it('is refused by the score when lengths differ or the distance is not finite', () => {
		const options: RotaryOptions = { layout: 'half-split' };
		expect(() => scoreAtDistance([1, 2], [1], 0, options)).toThrow('key must have as many entries as query (2), got 1.');
		expect(() => scoreAtDistance([1, 2], [1, 2], NaN, options)).toThrow('distance[0] must be a finite number, got NaN.');
		expect(() => decayBound(Infinity, 4)).toThrow('distance[0] must be a finite number, got Infinity.');
	});
});
// #endregion

function rotatedScore(m: number, n: number, options: RotaryOptions): number {
	const [turnedQuery] = applyRotaryPositionEmbedding([query], [m], options);
	const [turnedKey] = applyRotaryPositionEmbedding([key], [n], options);
	return dot(turnedQuery!, turnedKey!);
}

/** JSON knows a layout as text only. */
function optionsOf({ layout, ropeTheta }: { layout: string; ropeTheta: number }): RotaryOptions {
	return { layout: layout as RotaryLayout, ropeTheta };
}

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-10);
}
