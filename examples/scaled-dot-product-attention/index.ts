export { scaledDotProductAttention } from './attention.ts';
export type { AttentionOptions, AttentionOutput } from './attention.ts';
export { checkMatrix } from './check.ts';
export { softmaxJacobian } from './jacobian.ts';
export { simulateScaling } from './variance.ts';
export type { ScalingOptions, ScalingResult, ScoreStatistics } from './variance.ts';
