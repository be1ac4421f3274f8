export { groupRelativeAdvantages } from './advantages.ts';
export type { GroupOptions } from './advantages.ts';
export { grpoLoss } from './loss.ts';
export type { GrpoInput, GrpoOutput } from './loss.ts';
export { grpoGradient } from './gradient.ts';
export { tokenWeights } from './normalization.ts';
export type { Normalization, NormalizationOptions } from './normalization.ts';
export { grpoStep, learnFromGroups } from './learn.ts';
export type { LearnOptions, LearnResult, Measurement, StepOptions } from './learn.ts';
