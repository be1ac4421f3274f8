export { layerNorm, rmsNorm } from './norm.ts';
export type { LayerNormOptions, RmsNormOptions } from './norm.ts';
export { addResidual, postNormResidual, preNormResidual } from './residual.ts';
export type { Layer } from './residual.ts';
