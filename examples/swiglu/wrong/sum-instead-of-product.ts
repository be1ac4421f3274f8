// The mistake: the branches are added. A closed gate closes nothing, and half of the
// layer is linear.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from '../index.ts';
import type { GatedWeights } from '../index.ts';

export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	const gate = matmul(x, weights.wGate);
	const up = matmul(x, weights.wUp);
	const hidden = gate.map((row, token) =>
		row.map((a, unit) => silu(a) + up[token]![unit]!),
	);
	return matmul(hidden, weights.wDown);
}
