import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { layerNorm, postNormResidual, preNormResidual, rmsNorm } from './index.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const spread = (row: readonly number[]): number => Math.max(...row) - Math.min(...row);
/** Rows with a variance that ε does not touch. */
const row = fc.array(entry, { minLength: 2, maxLength: 8 }).filter((x) => spread(x) > 0.1);
const matrix: fc.Arbitrary<Matrix> = fc.array(row, { minLength: 1, maxLength: 4 });
const epsilon = 1e-14;

function expectClose(actual: Matrix, expected: Matrix, digits: number): void {
	actual.flat().forEach((x, i) => expect(x).toBeCloseTo(expected.flat()[i]!, digits));
}

describe('any token', () => {
	it('comes out of layer norm with mean 0 and variance 1', () => {
		fc.assert(
			fc.property(matrix, (states) => {
				for (const normalized of layerNorm(states, { epsilon })) {
					expect(mean(normalized)).toBeCloseTo(0, 9);
					expect(mean(normalized.map((x) => x * x))).toBeCloseTo(1, 6);
				}
			}),
		);
	});

	it('may be shifted and scaled before layer norm, scaled before RMS norm', () => {
		const factor = fc.double({ min: 0.1, max: 50, noNaN: true });
		fc.assert(
			fc.property(matrix, factor, entry, (states, scale, shift) => {
				const scaled = states.map((x) => x.map((value) => scale * value));
				const moved = scaled.map((x) => x.map((value) => value + shift));
				expectClose(layerNorm(moved, { epsilon }), layerNorm(states, { epsilon }), 6);
				expectClose(rmsNorm(scaled, { epsilon }), rmsNorm(states, { epsilon }), 6);
			}),
		);
	});

	it('is normalized a second time without effect', () => {
		fc.assert(
			fc.property(matrix, (states) => {
				const once = layerNorm(states, { epsilon });
				expectClose(layerNorm(once, { epsilon }), once, 6);
				const onceRms = rmsNorm(states, { epsilon });
				expectClose(rmsNorm(onceRms, { epsilon }), onceRms, 6);
			}),
		);
	});

	it('passes a pre-norm residual unchanged when the layer gives zeros', () => {
		const zeros = (states: Matrix): Matrix => states.map((x) => x.map(() => 0));
		fc.assert(
			fc.property(matrix, (states) => {
				expectClose(preNormResidual(states, zeros, layerNorm), states, 15);
				expect(postNormResidual(states, zeros, layerNorm)).toEqual(layerNorm(states));
			}),
		);
	});
});
