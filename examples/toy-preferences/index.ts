export { allSequences, sequenceLength, trueReward, vocabularySize } from './task.ts';
export type { Tokens } from './task.ts';
export { policyLogProbs, policyLogps, referencePolicy, sampleSequence } from './policy.ts';
export type { Policy } from './policy.ts';
export { gradientStep, logitsGradient } from './policy-gradient.ts';
export { preferenceProbability, samplePreferencePairs } from './pairs.ts';
export type { PreferencePair } from './pairs.ts';
export { expectedReward, klDivergence } from './distribution.ts';
export { optimalDistribution, sequenceDistribution } from './distribution.ts';
