export { lcsLength, lcsTable } from './table.ts';
export { lcsLengthRolling, lcsRow } from './rolling.ts';
export { longestCommonSubsequence } from './traceback.ts';
export { hirschbergLcs, hirschbergSplit } from './hirschberg.ts';
export type { HirschbergSplit } from './hirschberg.ts';
export { lcsLengthBigInt, lcsLengthBitParallel } from './bit-parallel.ts';
export { editDistance } from './edit-distance.ts';
