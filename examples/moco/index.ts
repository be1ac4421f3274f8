export { mocoLoss } from './loss.ts';
export type { MocoInput } from './loss.ts';
export { mocoGradient } from './gradient.ts';
export { enqueue, keptShare, keyAge } from './queue.ts';
export { momentumUpdate } from './momentum.ts';
export type { MomentumInput } from './momentum.ts';
export { keyAgreement, learnMoco } from './learn.ts';
export type { LearnOptions, LearnResult, ViewBatch } from './learn.ts';
