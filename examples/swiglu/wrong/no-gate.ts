// The mistake: SwiGLU is taken for an activation in the place of ReLU. The up projection
// is never read: this is a network of two matrices, and a third is loaded for nothing.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from '../index.ts';
import type { GatedWeights } from '../index.ts';

export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	const hidden = matmul(x, weights.wGate).map((row) => row.map((a) => silu(a)));
	return matmul(hidden, weights.wDown);
}
