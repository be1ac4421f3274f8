export { chainRule, productOfMarginals } from './factorization.ts';
export { ignoreIndex, predictionLoss, predictionLossGradient } from './loss.ts';
export { maskEpochs, maskTokens } from './mask-tokens.ts';
export type { MaskingOptions, MaskingSchedule } from './mask-tokens.ts';
export { nextTokenPairs } from './next-token-pairs.ts';
export {
	corruptedLengths,
	drawNoiseMask,
	spansOf,
	textLengthFor,
} from './noise-mask.ts';
export type { CorruptedLengths, NoiseOptions } from './noise-mask.ts';
export { shiftRight } from './shift-right.ts';
export { corruptSpans, spanCorruption } from './span-corruption.ts';
export type { SentinelIds } from './span-corruption.ts';
export { drawSpanLengths, poisson, textInfilling } from './text-infilling.ts';
export type { InfilledPair, InfillingOptions } from './text-infilling.ts';
export type { DenoisingPair, TrainingPair } from './pairs.ts';
