import { layerNorm, postNormResidual, preNormResidual } from '@examples/normalization';
import type { Layer } from '@examples/normalization';
import type { Vector } from '@examples/numerics';

/** Gain and bias of a layer norm, [dModel] each. */
export interface NormWeights {
	weight: Vector;
	bias: Vector;
}

/** `post`: norm(x + sublayer(x)), the paper's. `pre`: x + sublayer(norm(x)). */
export type NormPlacement = 'post' | 'pre';

/** What joins a sublayer to the residual path. */
export type Residual = typeof postNormResidual;

/** The residual of a placement; post-norm unless told otherwise. */
export function residualOf(normPlacement: NormPlacement = 'post'): Residual {
	if (normPlacement === 'post') return postNormResidual;
	if (normPlacement === 'pre') return preNormResidual;
	throw new RangeError(`normPlacement must be 'post' or 'pre', got ${normPlacement}.`);
}

/** A layer norm with its weights. */
export function normBy(weights: NormWeights): Layer {
	return (hiddenStates) => layerNorm(hiddenStates, weights);
}
