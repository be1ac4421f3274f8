export { qFormerMask } from './masks.ts';
export type { Objective, QFormerMaskOptions } from './masks.ts';
export { qFormerLayer } from './layer.ts';
export type {
	QFormerLayerInput,
	QFormerLayerWeights,
	QFormerStates,
} from './layer.ts';
export { qFormer } from './q-former.ts';
export type { QFormerInput } from './q-former.ts';
export { drawQFormer } from './weights.ts';
export type { QFormerSize } from './weights.ts';
export { imageTextSimilarity, matchingLogit } from './heads.ts';
export { informationFlow } from './leakage.ts';
export type { InformationFlow } from './leakage.ts';
