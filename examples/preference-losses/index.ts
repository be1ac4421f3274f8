export { ipoGradient, ipoLoss } from './ipo.ts';
export type { IpoInput, IpoOutput } from './ipo.ts';
export { ktoGradient, ktoLoss, ktoReferencePoint } from './kto.ts';
export type { KtoInput, KtoOutput } from './kto.ts';
export { simpoGradient, simpoLoss } from './simpo.ts';
export type { SimpoInput, SimpoOutput } from './simpo.ts';
export { orpoGradient, orpoLoss } from './orpo.ts';
export type { OrpoInput, OrpoOutput } from './orpo.ts';
export type { PairGradient } from './pairs.ts';
