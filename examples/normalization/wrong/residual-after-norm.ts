// The mistake: the residual joins after the norm, x + norm(sublayer(x)). Neither the
// sum nor what goes into the layer is normalized: this is not post-norm, and not pre-
// norm either.
import type { Matrix } from '@examples/numerics';
import type { Layer } from '../index.ts';

export function postNormResidual(
	hiddenStates: Matrix,
	sublayer: Layer,
	norm: Layer,
): Matrix {
	const update = norm(sublayer(hiddenStates));
	return hiddenStates.map((row, token) => row.map((x, i) => x + update[token]![i]!));
}
