export { linearProjector, mlpProjector } from './projector.ts';
export type { LinearWeights, MlpWeights } from './projector.ts';
export { gridPositions, resample } from './resampler.ts';
export type { Grid, GridPositionOptions, ResamplerInput } from './resampler.ts';
export { mergePatches } from './merge.ts';
export { resizedSize } from './resize.ts';
export type { ImageSize, ResizeOptions } from './resize.ts';
export { visionLanguageModels, visualTokenCount } from './token-count.ts';
export type { ModelName, TokenCount, TokenCountOptions } from './token-count.ts';
export { sampleFrames, videoTokenCount } from './video.ts';
export type {
	FrameOptions,
	Frames,
	VideoOptions,
	VideoTokenCount,
} from './video.ts';
export { multimodalPositions } from './m-rope.ts';
export type { MultimodalPositions, Segment } from './m-rope.ts';
export { pruningSavings, visualTokenCost } from './cost.ts';
export type {
	LanguageModelShape,
	PruningOptions,
	PruningSavings,
	VisualTokenCost,
} from './cost.ts';
