export { activationMemory } from './activation-memory.ts';
export type { ActivationInput } from './activation-memory.ts';
export { computeOptimal } from './compute-optimal.ts';
export type { TransformerConfig } from './config.ts';
export { forwardFlops, trainingFlops } from './flops.ts';
export type { ForwardFlops, ForwardInput } from './flops.ts';
export { crossingLength, layerFlops } from './layer-flops.ts';
export type { LayerFlops, LayerInput } from './layer-flops.ts';
export { models } from './models.ts';
export type { ModelName } from './models.ts';
export {
	attentionParameters,
	feedForwardParameters,
	matmulParameters,
	parameterCount,
} from './parameters.ts';
export type { ParameterCount } from './parameters.ts';
export { rooflineTime, servingCost } from './serving.ts';
export type { Accelerator, Pass, PassInput } from './serving.ts';
export { bytesPerParameter, trainingMemory } from './training-memory.ts';
export type {
	Optimizer,
	TrainingMemory,
	TrainingMemoryInput,
} from './training-memory.ts';
