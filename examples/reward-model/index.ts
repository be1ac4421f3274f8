export { bradleyTerryLoss } from './loss.ts';
export type { BradleyTerryInput } from './loss.ts';
export { bradleyTerryGradient } from './gradient.ts';
export type { BradleyTerryGradient } from './gradient.ts';
export { linearReward, rewardFeatures } from './features.ts';
export { learnRewardModel } from './learn.ts';
export type { LearnOptions, LearnResult, Measurement } from './learn.ts';
