export { correctionRange, yarnAttentionFactor, yarnInverseFrequencies } from './yarn.ts';
export type { YarnOptions, YarnOutput } from './yarn.ts';
export { ntkByPartsInverseFrequencies } from './ntk-by-parts.ts';
export type { NtkByPartsOptions } from './ntk-by-parts.ts';
export {
	dynamicFactor,
	ntkAwareInverseFrequencies,
	positionInterpolationInverseFrequencies,
} from './uniform.ts';
export type { ScalingOptions } from './uniform.ts';
export { applyYarnPositionEmbedding } from './apply.ts';
export type { ApplyYarnOptions } from './apply.ts';
export { angleDivisors, turnsWithin } from './measures.ts';
