export { offClipLoss } from './loss.ts';
export type { OffClipInput, OffClipOutput } from './loss.ts';
export { targets } from './targets.ts';
export { offClipGradient } from './gradient.ts';
export type { OffClipGradient } from './gradient.ts';
