// The mistake: SiLU′ is taken for σ·(1 − σ), the sigmoid's. The product rule's other term
// is lost: an open gate's slope is 0 instead of 1.
import { matmul, sigmoid, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from '../index.ts';
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
	const byGate = each((a, b, by) => by * sigmoid(a) * sigmoid(-a) * b);
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
