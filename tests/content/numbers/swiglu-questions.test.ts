import { it } from 'vitest';
import { sigmoid } from '@examples/numerics';
import { gelu, geluDerivative, geluTanh, silu } from '@examples/swiglu';
import { expectStated, question } from './page.ts';

const asked = (id: string) => question('language-models', `swiglu-${id}`);
const step = 1e-3;
const points = Array.from({ length: 16_001 }, (_, i) => -8 + i * step);
/** The mean of f over the standard normal distribution. */
const gaussian = (f: (a: number) => number) =>
	points.reduce((sum, a) => sum + (f(a) * Math.exp(-(a ** 2) / 2) * step) / Math.sqrt(2 * Math.PI), 0);
const largest = (f: (a: number) => number) => Math.max(...points.map((a) => Math.abs(f(a))));

it('states how often a gate is small', () => {
	const share = (activation: (a: number) => number) => `${(100 * gaussian((a) => Number(Math.abs(activation(a)) < 0.01))).toFixed(1)}%`;
	expectStated(asked('sparsity'), share(silu), share(gelu));
	expectStated(asked('sparsity'), ...[5, 32].map((batch) => (1 - 0.9 ** batch).toFixed(2)));
});

it('states how far the forms of GELU lie apart', () => {
	expectStated(asked('gelu-or-silu'), largest((a) => gelu(a) - a * sigmoid(1.702 * a)).toFixed(4));
	const error = (a: number) => Math.abs(geluTanh(a) - gelu(a));
	const at = points.filter((a) => a > 0).reduce((best, a) => (error(a) > error(best) ? a : best));
	expectStated(asked('gelu-or-silu'), error(at).toFixed(5), at.toFixed(2), largest(geluDerivative).toFixed(3));
});

it('states the second moment of the gate', () => {
	expectStated(asked('gradient'), gaussian((a) => silu(a) ** 2).toFixed(2), (0.5).toFixed(1));
});

it('states the sizes of shards and of activations', () => {
	const units = 29_568 / 8;
	expectStated(asked('tensor-parallel'), String(units), (units / 128).toFixed(3));
	expectStated(asked('backward'), ((4 * 18_944 * 2) / 1024).toFixed(0), ((2 * 18_944 * 2) / 1024).toFixed(0));
	expectStated(asked('where-norms-stand'), Math.sqrt(128).toFixed(1));
});
