// The mistake: the gate's gradient leaves out the other factor. By the product rule each
// branch is scaled by the other: where up is negative, the gate learns backwards.
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
	const byGate = each((a, _, by) => by * siluDerivative(a));
	const byUp = each((a, _, by) => by * silu(a));
	const throughGate = matmul(byGate, transpose(wGate));
	const throughUp = matmul(byUp, transpose(wUp));
	return {
		x: throughGate.map((row, t) => row.map((value, i) => value + throughUp[t]![i]!)),
		wGate: matmul(transpose(x), byGate),
		wUp: matmul(transpose(x), byUp),
		wDown: matmul(transpose(hidden), outputGradient),
	};
}
