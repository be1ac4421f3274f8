// The mistake: the gate is σ(a), not a·σ(a). That is the GLU of 2017: the gate never
// passes more than 1, and the output grows with the input, not with its square.
import { matmul, sigmoid } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { GatedWeights } from '../index.ts';

export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	const gate = matmul(x, weights.wGate);
	const up = matmul(x, weights.wUp);
	const hidden = gate.map((row, token) =>
		row.map((a, unit) => sigmoid(a) * up[token]![unit]!),
	);
	return matmul(hidden, weights.wDown);
}
