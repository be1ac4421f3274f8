import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '@examples/numerics';
import { gatedFeedForward, gatedWidth, gelu, relu, silu, siluDerivative, swiglu } from './index.ts';

const entry = fc.double({ min: -8, max: 8, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
	fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const weights = fc.record({ wGate: matrix(3, 4), wUp: matrix(3, 4), wDown: matrix(4, 3) });

describe('any activation', () => {
	it('lies between 0 and x above 0, and between its lowest point and 0 below', () => {
		fc.assert(
			fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (x) => {
				for (const activation of [relu, silu, gelu]) {
					expect(activation(x)).toBeLessThanOrEqual(Math.max(0, x));
					expect(activation(x)).toBeGreaterThanOrEqual(x > 0 ? 0 : -0.27847);
				}
			}),
		);
	});

	it('has a slope of SiLU between −0.1 and 1.1', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (x) => {
				expect(Math.abs(siluDerivative(x) - 0.5)).toBeLessThan(0.6);
			}),
		);
	});
});

describe('SwiGLU of any input', () => {
	it('is linear in the down projection', () => {
		fc.assert(
			fc.property(matrix(2, 3), weights, (x, given) => {
				const doubled = { ...given, wDown: given.wDown.map((row) => row.map((w) => 2 * w)) };
				const once = swiglu(x, given).flat();
				swiglu(x, doubled).flat().forEach((y, i) => expect(y).toBeCloseTo(2 * once[i]!, 6));
			}),
		);
	});

	it('changes its sign with the up projection', () => {
		fc.assert(
			fc.property(matrix(2, 3), weights, (x, given) => {
				const turned = { ...given, wUp: given.wUp.map((row) => row.map((w) => -w)) };
				const before = swiglu(x, given).flat();
				swiglu(x, turned).flat().forEach((y, i) => expect(y).toBeCloseTo(-before[i]!, 6));
			}),
		);
	});

	it('of x and −x adds up to the bilinear network', () => {
		fc.assert(
			fc.property(matrix(2, 3), weights, (x, given) => {
				const turned = x.map((row) => row.map((value) => -value));
				const [here, there] = [swiglu(x, given).flat(), swiglu(turned, given).flat()];
				// SiLU(a)·b + SiLU(−a)·(−b) = a·b
				gatedFeedForward(x, given, (a) => a).flat().forEach((y, i) => expect(here[i]! + there[i]!).toBeCloseTo(y, 6));
			}),
		);
	});
});

describe('width of any gated network', () => {
	it('divides by the multiple and is at most one multiple above two thirds', () => {
		const count = fc.integer({ min: 1, max: 20_000 });
		fc.assert(
			fc.property(count, fc.integer({ min: 1, max: 512 }), (dModel, multipleOf) => {
				const width = gatedWidth({ dModel, multipleOf });
				expect(width % multipleOf).toBe(0);
				expect(width - (8 / 3) * dModel).toBeLessThan(multipleOf);
				expect(width - (8 / 3) * dModel).toBeGreaterThan(-1);
			}),
		);
	});
});
