export { causalMask, prefixLmMask, slidingWindowMask } from './causal.ts';
export type {
	CausalMaskOptions,
	PrefixLmMaskOptions,
	SlidingWindowMaskOptions,
} from './causal.ts';
export { additiveMask, combineMasks } from './combine.ts';
export { documentMask, paddingMask } from './content.ts';
export type { PaddingMaskOptions } from './content.ts';
export { checkMask } from './mask.ts';
export type { AttentionMask, MaskShape } from './mask.ts';
