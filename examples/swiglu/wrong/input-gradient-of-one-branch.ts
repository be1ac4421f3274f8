// The mistake: the gradient of x comes through the gate alone. x feeds both projections,
// and the two ways add up; the layers below learn from half of the signal.
import { matmul, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu, siluDerivative } from '../index.ts';
import type { GatedWeights, SwigluGradient } from '../index.ts';

export function swigluGradient(
	x: Matrix,
	weights: GatedWeights,
	outputGradient: Matrix,
): SwigluGradient {
	const { wGate, wUp, wDown } = weights;
	const gate = matmul(x, wGate);
	const up = matmul(x, wUp);
	const byHidden = matmul(outputGradient, transpose(wDown));
	const each = (entry: (a: number, b: number, by: number) => number): Matrix =>
		gate.map((row, t) => row.map((a, j) => entry(a, up[t]![j]!, byHidden[t]![j]!)));

	const hidden = each((a, b) => silu(a) * b);
	const byGate = each((a, b, by) => by * siluDerivative(a) * b);
	const byUp = each((a, _, by) => by * silu(a));
	return {
		x: matmul(byGate, transpose(wGate)),
		wGate: matmul(transpose(x), byGate),
		wUp: matmul(transpose(x), byUp),
		wDown: matmul(transpose(hidden), outputGradient),
	};
}
