export { inverseFrequencies, wavelengths } from './frequencies.ts';
export { applyRotaryPositionEmbedding } from './rotate.ts';
export type { RotaryOptions } from './rotate.ts';
export { interleavedToHalfSplit, pairColumns } from './layout.ts';
export type { RotaryLayout } from './layout.ts';
export { decayBound, scoreAtDistance } from './score.ts';
export { rotaryAttention } from './attention.ts';
export type { RotaryAttentionOptions } from './attention.ts';
