export { decode } from './decode.ts';
export { encode } from './encode.ts';
export { learnMerges } from './learn.ts';
export type { LearnOptions } from './learn.ts';
export { mergePair } from './merge.ts';
export type { Merge } from './merge.ts';
export { splitText } from './split.ts';
