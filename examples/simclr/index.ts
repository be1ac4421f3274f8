export { negativesPerAnchor, ntXentLoss, partnerOf } from './loss.ts';
export type { NtXentInput } from './loss.ts';
export { ntXentGradient } from './gradient.ts';
export type { NtXentGradient } from './gradient.ts';
export { alignment, uniformity } from './geometry.ts';
export { checkRows, throughNormalization } from './rows.ts';
