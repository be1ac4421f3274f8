export { blockAttention } from './block-attention.ts';
export type { BlockAttentionOptions, BlockAttentionOutput } from './block-attention.ts';
export { mergeNormalizers } from './merge.ts';
export { onlineNormalizer } from './normalizer.ts';
export type { Normalizer } from './normalizer.ts';
