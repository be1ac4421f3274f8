import { describe, expect, it } from 'vitest';
import { preNormResidual, rmsNorm } from '@examples/normalization';
import { createRandom, matmul, sigmoid, sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import {
	feedForward,
	feedForwardParameters,
	gatedFeedForward,
	gatedWidth,
	gelu,
	geluDerivative,
	geluTanh,
	relu,
	reluDerivative,
	silu,
	siluDerivative,
	swiglu,
	swigluGradient,
} from './index.ts';
import type { Activation, GatedWeights } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const functions: Record<string, Activation> = { relu, silu, gelu, geluTanh };
const derivatives: Record<string, Activation> = {
	relu: reluDerivative,
	silu: siluDerivative,
	gelu: geluDerivative,
};
const identity: Activation = (a) => a;

const x = [[1, -2]];
const weights = {
	wGate: [[1, 0, 2], [0.5, 1, -1]],
	wUp: [[2, 1, 0], [0, -1, 1]],
	wDown: [[1, 0], [0, 1], [1, -1]],
};

// #region activations
describe('activations', () => {
	it('are 0 at 0, and nearly x for large x', () => {
		for (const activation of [relu, silu, gelu, geluTanh]) {
			expect(activation(0)).toBeCloseTo(0, 15);
			expect(activation(50)).toBeCloseTo(50, 12);
		}
	});

	it('differ below 0: ReLU is off, SiLU and GELU let a little through', () => {
		expect(relu(-2)).toBe(0);
		expect(silu(-1.278)).toBeCloseTo(-0.278465, 6);
		expect(gelu(-0.7518)).toBeCloseTo(-0.169971, 6);
	});

	it('have their known values at 2', () => {
		expect(silu(2)).toBeCloseTo(1.7615941559557646, 14);
		expect(gelu(2)).toBeCloseTo(1.9544997, 7);
		expect(geluTanh(2)).toBeCloseTo(1.9545977, 7);
	});

	it('of x and −x differ by x: SiLU and GELU weight x by how likely it is to stay', () => {
		for (const value of [0.3, 1.7, 3.4, 6]) {
			expect(silu(value) - silu(-value)).toBeCloseTo(value, 12);
			expect(gelu(value) - gelu(-value)).toBeCloseTo(value, 12);
		}
	});

	it('stay finite far out', () => {
		expect([silu(-800) + 0, silu(800), gelu(-800) + 0, gelu(800)]).toEqual([0, 800, 0, 800]);
		expect(siluDerivative(-800) + 0).toBe(0);
		expect(geluDerivative(800)).toBe(1);
	});

	it('GELU and its tanh form differ by up to 0.0005: enough to matter to a checkpoint', () => {
		const gaps = Array.from({ length: 1201 }, (_, i) => Math.abs(gelu(i / 100 - 6) - geluTanh(i / 100 - 6)));
		expect(Math.max(...gaps)).toBeCloseTo(0.000473, 6);
	});

	it.each(reference.activations)('agree with PyTorch: $name', ({ name, ...expected }) => {
		expected.x.forEach((value, i) => {
			expectRelative(functions[name]!(value), expected.values[i]!);
			if (derivatives[name]) expect(derivatives[name](value)).toBeCloseTo(expected.derivatives[i]!, 13);
		});
	});
});

describe('derivatives of the activations', () => {
	it('agree with finite differences', () => {
		for (const name of ['silu', 'gelu', 'relu']) {
			for (const value of [-3.2, -1.278, -0.4, 0.7, 2.399, 4.5]) {
				const [up, down] = [functions[name]!(value + 1e-5), functions[name]!(value - 1e-5)];
				expect(derivatives[name]!(value)).toBeCloseTo((up - down) / 2e-5, 8);
			}
		}
	});

	it('are 1/2 at 0 where the function is smooth, and 0 for ReLU by convention', () => {
		expect([siluDerivative(0), geluDerivative(0), reluDerivative(0)]).toEqual([0.5, 0.5, 0]);
		expect([reluDerivative(-2), reluDerivative(2)]).toEqual([0, 1]);
	});

	it('of SiLU is 0 at the bottom and above 1 at its highest', () => {
		expect(siluDerivative(-1.2784645)).toBeCloseTo(0, 7);
		expect(siluDerivative(2.3993572805)).toBeCloseTo(1.0998393, 7);
	});
});
// #endregion

// #region swiglu
describe('SwiGLU', () => {
	it('multiplies SiLU of the gate by the up projection, then projects down', () => {
		expect(swiglu([[2]], { wGate: [[1]], wUp: [[3]], wDown: [[10]] })).toEqual([[10 * silu(2) * 6]]);
		// x·W = (0, −2, 4), x·V = (2, 3, −2)
		const hidden = [0, silu(-2) * 3, silu(4) * -2];
		expectClose(swiglu(x, weights), [[hidden[0]! + hidden[2]!, hidden[1]! - hidden[2]!]]);
		expectClose(swiglu(x, weights), [[-7.856110, 7.140896]], 1e-6);
	});

	it('is not the same with gate and up exchanged', () => {
		const swapped = swiglu(x, { ...weights, wGate: weights.wUp, wUp: weights.wGate });
		expectClose(swapped, [[-0.953623, -4.761821]], 1e-6);
	});

	it('puts the activation on the gate alone: the output is linear in the up projection', () => {
		const scaled = (by: number): Matrix => weights.wUp.map((row) => row.map((w) => by * w));
		const [output] = swiglu(x, weights);
		for (const by of [-3, 0, 2]) {
			expectClose(swiglu(x, { ...weights, wUp: scaled(by) }), [output!.map((y) => by * y)]);
		}
	});

	it('takes the product of the branches: a closed branch closes the unit', () => {
		const closed = { ...weights, wUp: [[0, 0, 0], [0, 0, 0]] };
		expect(swiglu(x, closed).flat().map((y) => y + 0)).toEqual([0, 0]);
	});

	it('reads the up projection: with another one the output is another', () => {
		const [here, there] = [weights.wUp, weights.wGate].map((wUp) => swiglu(x, { ...weights, wUp })[0]!);
		here!.forEach((y, i) => expect(Math.abs(y - there![i]!)).toBeGreaterThan(0.1));
	});

	it('gates by SiLU, not by the sigmoid: doubling an open gate doubles the unit', () => {
		const one = (gate: number) => swiglu([[1]], { wGate: [[gate]], wUp: [[3]], wDown: [[1]] })[0]![0]!;
		expect(one(80) / one(40)).toBeCloseTo(2, 12);
		expect(one(40)).toBeCloseTo(120, 12);
	});

	it('grows with the square of its input, a ReLU network in proportion', () => {
		const at = (by: number) => swiglu([[2 * by]], { wGate: [[1]], wUp: [[0.75]], wDown: [[1]] })[0]![0]!;
		expect([at(1), at(2), at(8)].map((y) => Number(y.toFixed(2)))).toEqual([2.64, 11.78, 192]);
		const plain = (by: number) => feedForward([[2 * by]], { wIn: [[1]], wOut: [[1]] }, relu)[0]![0]!;
		expect([plain(1), plain(2), plain(8)]).toEqual([2, 4, 16]);
	});

	it('near 0 is half the bilinear form', () => {
		const small = [[1e-6, -2e-6]];
		const bilinear = gatedFeedForward(small, weights, identity)[0]!;
		swiglu(small, weights)[0]!.forEach((y, i) => expect(y / bilinear[i]!).toBeCloseTo(0.5, 4));
	});

	it('of x and of −x add up to the bilinear network: SiLU(a)·b + SiLU(−a)·(−b) = a·b', () => {
		const [here, there] = [x, [[-1, 2]]].map((states) => swiglu(states, weights)[0]!);
		const bilinear = gatedFeedForward(x, weights, identity);
		expectClose([here!.map((y, i) => y + there![i]!)], bilinear);
		expect(bilinear).toEqual([[-8, 2]]);
	});

	it('in a pre-norm block does not see the scale of the stream', () => {
		const states = [[0.4, -1.1], [2.5, 0.3]];
		const update = (by: number): number[] => {
			const scaled = states.map((row) => row.map((value) => by * value));
			const after = preNormResidual(scaled, (normed) => swiglu(normed, weights), (rows) => rmsNorm(rows, { epsilon: 1e-12 }));
			return after.flat().map((value, i) => value - scaled.flat()[i]!);
		};
		update(100).forEach((value, i) => expect(value).toBeCloseTo(update(1)[i]!, 9));
	});

	it('treats each token by itself', () => {
		const tokens = [[1, -2], [0.3, 0.8], [-1.5, 0.6]];
		const output = swiglu(tokens, weights);
		tokens.forEach((token, i) => expectClose(swiglu([token], weights), [output[i]!]));
	});

	it('does not change when hidden units change places', () => {
		const order = [2, 0, 1];
		const moved = {
			wGate: weights.wGate.map((row) => order.map((unit) => row[unit]!)),
			wUp: weights.wUp.map((row) => order.map((unit) => row[unit]!)),
			wDown: order.map((unit) => weights.wDown[unit]!),
		};
		expectClose(swiglu(x, moved), swiglu(x, weights));
	});

	it.each(reference.swiglu)('agrees with PyTorch on $name', (row) => {
		expectClose(swiglu(row.x, row.weights), row.output);
	});
});

describe('family of gated networks', () => {
	const activations: Record<string, Activation> = { geglu: gelu, reglu: relu, glu: sigmoid, bilinear: identity };

	it('has SwiGLU as the member with SiLU', () => {
		expect(gatedFeedForward(x, weights, silu)).toEqual(swiglu(x, weights));
	});

	it('with the identity is bilinear: exchanging gate and up changes nothing', () => {
		const swapped = { ...weights, wGate: weights.wUp, wUp: weights.wGate };
		expect(gatedFeedForward(x, swapped, identity)).toEqual(gatedFeedForward(x, weights, identity));
	});

	it('with a gate of ones is the ungated network of the up projection', () => {
		const { wUp, wDown } = weights;
		const linear = feedForward(x, { wIn: wUp, wOut: wDown }, identity);
		expect(gatedFeedForward(x, weights, () => 1)).toEqual(linear);
		expect(linear).toEqual(matmul(matmul(x, wUp), wDown));
	});

	it('as ReGLU gates ReLU’s open units only', () => {
		expect(gatedFeedForward(x, weights, relu)).toEqual([[4 * -2, 4 * 2]]);
	});

	it('calls the activation with the number alone', () => {
		const seen: number[] = [];
		const watch = (...given: number[]): number => seen.push(given.length);
		gatedFeedForward(x, weights, watch);
		feedForward(x, { wIn: weights.wUp, wOut: weights.wDown }, watch);
		expect(new Set(seen.slice(0, 6))).toEqual(new Set([1]));
	});

	it.each(reference.family)('agrees with PyTorch as $name', ({ name, ...row }) => {
		expectClose(gatedFeedForward(row.x, row.weights, activations[name]!), row.output);
	});

	it('and the network of two matrices agrees with PyTorch', () => {
		const { plain } = reference;
		expectClose(feedForward(plain.x, plain.weights, relu), plain.relu);
		expectClose(feedForward(plain.x, plain.weights, gelu), plain.gelu);
		expect(feedForward([[2]], { wIn: [[-1, 1]], wOut: [[3], [5]] }, relu)).toEqual([[10]]);
	});
});
// #endregion

// #region gradient
describe('gradient of SwiGLU', () => {
	it('of a unit at 0 is 0: the output starts like x²/2', () => {
		const zero = swigluGradient([[0]], { wGate: [[1]], wUp: [[1]], wDown: [[1]] }, [[1]]);
		expect(Object.values(zero).flat(2).map((value) => value + 0)).toEqual([0, 0, 0, 0]);
	});

	it('of each branch is scaled by the other: SiLU′(a)·b and SiLU(a)', () => {
		const unit = { wGate: [[1.2]], wUp: [[-0.7]], wDown: [[2]] };
		const { wGate, wUp, wDown } = swigluGradient([[3]], unit, [[0.5]]);
		const [a, b] = [3.6, -2.1];
		expect(wGate[0]![0]).toBeCloseTo(0.5 * 2 * siluDerivative(a) * b * 3, 12);
		expect(wUp[0]![0]).toBeCloseTo(0.5 * 2 * silu(a) * 3, 12);
		expect(wDown[0]![0]).toBeCloseTo(0.5 * silu(a) * b, 12);
	});

	it('by the input adds the ways through both branches', () => {
		const unit = { wGate: [[1.2]], wUp: [[-0.7]], wDown: [[1]] };
		const byInput = swigluGradient([[3]], unit, [[1]]).x[0]![0]!;
		expect(byInput).toBeCloseTo(siluDerivative(3.6) * -2.1 * 1.2 + silu(3.6) * -0.7, 12);
	});

	it('reaches the up projection through a gate that ReLU would have closed', () => {
		const unit = { wGate: [[-1]], wUp: [[1]], wDown: [[1]] };
		expect(swigluGradient([[1]], unit, [[1]]).wUp[0]![0]).toBeCloseTo(silu(-1), 14);
		expect(silu(-1)).toBeLessThan(-0.26);
		expect(relu(-1)).toBe(0);
	});

	it('agrees with finite differences in every weight and input', () => {
		const random = createRandom(6);
		const tokens = [[0.4, -1.3], [1.1, 0.2]];
		const upstream = tokens.map((row) => row.map(() => random.normal()));
		const loss = (states: Matrix, given: GatedWeights): number =>
			sum(swiglu(states, given).flatMap((row, t) => row.map((y, i) => y * upstream[t]![i]!)));
		const gradient = swigluGradient(tokens, weights, upstream);
		for (const [name, matrix] of Object.entries({ x: tokens, ...weights })) {
			matrix.forEach((row, i) => {
				row.forEach((_, j) => {
					const nudged = (by: number): number => {
						const moved = matrix.map((line, r) => line.map((w, c) => w + (r === i && c === j ? by : 0)));
						return name === 'x' ? loss(moved, weights) : loss(tokens, { ...weights, [name]: moved });
					};
					const slope = (nudged(1e-5) - nudged(-1e-5)) / 2e-5;
					expect(gradient[name as keyof typeof gradient][i]![j]).toBeCloseTo(slope, 7);
				});
			});
		}
	});

	it.each(reference.swiglu)("agrees with PyTorch's autograd on $name", (row) => {
		const gradient = swigluGradient(row.x, row.weights, row.outputGradient);
		for (const name of ['x', 'wGate', 'wUp', 'wDown'] as const) {
			row.gradient[name].flat().forEach((value, i) => {
				expect(Math.abs(gradient[name].flat()[i]! - value)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)));
			});
		}
	});
});
// #endregion

// #region two-thirds
describe('two-thirds rule', () => {
	it('gives LLaMA-7B its 11,008 and the paper its 2,048', () => {
		expect(gatedWidth({ dModel: 4096, multipleOf: 256 })).toBe(11008);
		expect(gatedWidth({ dModel: 768 })).toBe(2048);
		expect(gatedWidth({ dModel: 4096 })).toBe(10922);
	});

	it('rounds down to a whole number, then up to the multiple', () => {
		expect(gatedWidth({ dModel: 10 })).toBe(26);
		expect(gatedWidth({ dModel: 10, multipleOf: 8 })).toBe(32);
		expect(gatedWidth({ dModel: 12, multipleOf: 8 })).toBe(32);
		expect(gatedWidth({ dModel: 12, expansion: 3 })).toBe(24);
		expect(gatedWidth({ dModel: 5, expansion: 1.5 })).toBe(5);
	});

	it('keeps the parameters: 3·d·(8/3)d = 2·d·4d', () => {
		const plain = feedForwardParameters({ dModel: 768, dFf: 3072, gated: false });
		const gated = feedForwardParameters({ dModel: 768, dFf: gatedWidth({ dModel: 768 }), gated: true });
		expect([plain, gated]).toEqual([4_718_592, 4_718_592]);
	});

	it('is not kept by Qwen2: 5.29 d in 7B, twice as many weights as 8 d²', () => {
		const weightsOfLayer = feedForwardParameters({ dModel: 3584, dFf: 18944, gated: true });
		expect(weightsOfLayer).toBe(203_685_888);
		expect(weightsOfLayer / (8 * 3584 ** 2)).toBeCloseTo(1.982, 3);
	});

	it('counts what the matrices hold', () => {
		const held = Object.values(weights).flat(2).length;
		expect(feedForwardParameters({ dModel: 2, dFf: 3, gated: true })).toBe(held);
	});
});
// #endregion

describe('bad input', () => {
	it.each([
		{ given: [[[1, 2], [3]]], message: 'x[1] must be as long as x[0] (2), got 1 entries.' },
		{ given: [[[1, NaN]]], message: 'x[0][1] must be a finite number, got NaN.' },
		{ given: [[]], message: 'x must have at least one row, got none.' },
		{ given: [[[1, 2, 3]]], message: 'wGate must be 3 × 3, got 2 × 3.' },
		{ given: [x, { ...weights, wUp: [[1, 2, 3]] }], message: 'wUp must be 2 × 3, got 1 × 3.' },
		{ given: [x, { ...weights, wUp: [[1, 2], [3, 4]] }], message: 'wUp must be 2 × 3, got 2 × 2.' },
		{ given: [x, { ...weights, wDown: [[1, 2], [3, 4]] }], message: 'wDown must be 3 × 2, got 2 × 2.' },
		{ given: [x, weights, [[1]]], message: 'outputGradient must be 1 × 2, got 1 × 1.' },
		{ given: [x, weights, [[1, 2], [3, 4]]], message: 'outputGradient must be 1 × 2, got 2 × 2.' },
	])('throws: $message', ({ given, message }) => {
		const [states, parameters = weights, upstream] = given as unknown as [Matrix, GatedWeights?, Matrix?];
		const call = () => (upstream ? swigluGradient(states, parameters, upstream) : swiglu(states, parameters));
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});

	it('throws in every network, and on what is no matrix', () => {
		const text = 'text' as unknown as Matrix;
		expect(() => swiglu(text, weights)).toThrow(TypeError);
		expect(() => swiglu(text, weights)).toThrow('x must be rows of numbers, got text.');
		expect(() => swigluGradient([[1]], weights, x)).toThrow('wGate must be 1 × 3, got 2 × 3.');
		expect(() => gatedFeedForward([[1]], weights, relu)).toThrow('wGate must be 1 × 3, got 2 × 3.');
		expect(() => feedForward([[1]], { wIn: x, wOut: x }, relu)).toThrow('wOut must be 2 × 1, got 1 × 2.');
		expect(() => feedForward(x, { wIn: x, wOut: x }, relu)).toThrow('wIn must be 2 × 2, got 1 × 2.');
	});

	it.each(['dModel', 'multipleOf', 'expansion'])('throws on a width of %s 0', (name) => {
		expect(() => gatedWidth({ dModel: 4, [name]: 0 })).toThrow(RangeError);
		expect(() => gatedWidth({ dModel: 4, [name]: 0 })).toThrow(`${name} must be a`);
	});

	it.each(['dModel', 'dFf'])('throws on a %s that is no count', (name) => {
		const shape = { dModel: 2, dFf: 3, gated: true, [name]: 1.5 };
		expect(() => feedForwardParameters(shape)).toThrow(RangeError);
		expect(() => feedForwardParameters(shape)).toThrow(`${name} must be a whole number above 0, got 1.5.`);
	});
});

function expectClose(actual: Matrix, expected: Matrix, tolerance = 1e-11): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const largest = Math.max(...expected.flat().map(Math.abs), 1);
	const gaps = actual.flat().map((value, i) => Math.abs(value - expected.flat()[i]!));
	expect(Math.max(...gaps) / largest).toBeLessThan(tolerance);
}

/** Equal in relative terms, so that a tail of 1e−20 counts as much as 1. */
function expectRelative(actual: number, expected: number): void {
	expect(Math.abs(actual - expected)).toBeLessThanOrEqual(5e-13 * Math.abs(expected));
}
