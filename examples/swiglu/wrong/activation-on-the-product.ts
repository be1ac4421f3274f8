// The mistake: SiLU acts on the product of the branches. There is no gate left: the
// output is not linear in the up projection, and small values are halved once more.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from '../index.ts';
import type { GatedWeights } from '../index.ts';

export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	const gate = matmul(x, weights.wGate);
	const up = matmul(x, weights.wUp);
	const hidden = gate.map((row, token) =>
		row.map((a, unit) => silu(a * up[token]![unit]!)),
	);
	return matmul(hidden, weights.wDown);
}
