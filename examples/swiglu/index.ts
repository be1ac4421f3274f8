export {
	gelu,
	geluDerivative,
	geluTanh,
	relu,
	reluDerivative,
	silu,
	siluDerivative,
} from './activations.ts';
export type { Activation } from './activations.ts';
export { feedForward, gatedFeedForward, swiglu } from './feed-forward.ts';
export type { FeedForwardWeights, GatedWeights } from './feed-forward.ts';
export { swigluGradient } from './gradient.ts';
export type { SwigluGradient } from './gradient.ts';
export { feedForwardParameters, gatedWidth } from './parameters.ts';
export type { FeedForwardShape, GatedWidthOptions } from './parameters.ts';
