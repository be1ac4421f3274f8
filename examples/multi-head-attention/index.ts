export { decodeStep } from './kv-cache.ts';
export type { DecodeStepInput, DecodeStepOutput, KeyValueCache } from './kv-cache.ts';
export {
	attendInHeads,
	concatenateHeads,
	multiHeadAttention,
	splitHeads,
} from './multi-head.ts';
export type { HeadsOutput, MultiHeadInput, MultiHeadOutput } from './multi-head.ts';
export { checkProjections } from './check.ts';
export type { ProjectionWeights } from './check.ts';
