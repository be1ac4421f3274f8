import { sigmoid } from '@examples/numerics';
import { normalCdf, normalDensity } from './normal.ts';

/** From one number to one number, applied to each entry of a hidden layer. */
export type Activation = (x: number) => number;

// #region silu
/**
 * The sigmoid linear unit: x·σ(x), also called Swish with β = 1.
 *
 * Smooth, −0.278 at its lowest (x = −1.278), 0 at 0, nearly x for large x.
 * PyTorch has it as `torch.nn.functional.silu`, not as `torch.silu`.
 *
 * @param x any number.
 * @see Shazeer 2020, §1: Swish_1.
 * @example silu(2) // => 1.7615941559557646
 */
export function silu(x: number): number {
	return x * sigmoid(x);
}

/**
 * The derivative of SiLU: σ(x)·(1 + x·(1 − σ(x))).
 *
 * 1/2 at 0, 0 at x = −1.278, 1.0998 at its highest (x = 2.399): a unit is off nowhere
 * but at one point.
 *
 * @param x any number.
 * @see Shazeer 2020, §1, for the function; the derivative follows by the product rule.
 * @example siluDerivative(0) // => 0.5
 */
export function siluDerivative(x: number): number {
	return sigmoid(x) * (1 + x * sigmoid(-x));
}
// #endregion

// #region gelu
/**
 * The Gaussian error linear unit: x·Φ(x), with Φ the standard normal distribution
 * function, computed exactly.
 *
 * @param x any number.
 * @see Shazeer 2020, §1; PyTorch's default, `approximate="none"`.
 * @example gelu(2) // => about 1.9544997
 */
export function gelu(x: number): number {
	return x * normalCdf(x);
}

/**
 * GELU with a hyperbolic tangent for Φ:
 * x/2 · (1 + tanh(√(2/π)·(x + 0.044715 x³))).
 *
 * At most 0.00048 from the exact one. A checkpoint wants the one it was trained with.
 *
 * @param x any number.
 * @see PyTorch's `gelu` with `approximate="tanh"`.
 * @example geluTanh(2) // => about 1.9545977
 */
export function geluTanh(x: number): number {
	const inner = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
	return (x / 2) * (1 + Math.tanh(inner));
}

/**
 * The derivative of the exact GELU: Φ(x) + x·φ(x), φ being the density of the standard
 * normal distribution.
 *
 * @param x any number.
 * @see Shazeer 2020, §1, for the function; the derivative follows by the product rule.
 * @example geluDerivative(0) // => 0.5
 */
export function geluDerivative(x: number): number {
	return normalCdf(x) + x * normalDensity(x);
}
// #endregion

/**
 * The rectified linear unit: max(0, x).
 *
 * @param x any number.
 * @see Vaswani et al. 2017, Eq. 2: the activation of the 2017 feed-forward network.
 * @example relu(-2) // => 0
 */
export function relu(x: number): number {
	return Math.max(0, x);
}

/**
 * The derivative of ReLU: 1 above 0, else 0; at 0 by convention 0, as in PyTorch.
 *
 * @param x any number.
 * @see Goodfellow et al. 2016, §6.3.1: units at 0 pass no gradient on.
 * @example reluDerivative(-2) // => 0
 */
export function reluDerivative(x: number): number {
	return Number(x > 0);
}
