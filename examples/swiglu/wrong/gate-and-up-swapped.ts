// The mistake: SiLU acts on the up projection. Shapes agree, a freshly initialized model
// trains as well, and a checkpoint of Llama or Qwen writes nonsense.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from '../index.ts';
import type { GatedWeights } from '../index.ts';

export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	const gate = matmul(x, weights.wGate);
	const up = matmul(x, weights.wUp);
	const hidden = gate.map((row, token) =>
		row.map((a, unit) => a * silu(up[token]![unit]!)),
	);
	return matmul(hidden, weights.wDown);
}
