export { dpoLoss } from './loss.ts';
export type { DpoInput, DpoOutput } from './loss.ts';
export { dpoGradient } from './gradient.ts';
export type { DpoGradient } from './gradient.ts';
export { sequenceLogps } from './sequence-logps.ts';
export { learnFromPairs } from './learn.ts';
export type { LearnOptions, LearnResult, Measurement } from './learn.ts';
