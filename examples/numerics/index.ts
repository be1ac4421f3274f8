export {
	checkCount,
	checkIndex,
	checkLogProbs,
	checkNumbers,
	checkPositive,
	checkSameLength,
} from './check.ts';
export { dot, l2Normalize, matmul, mean, sum, transpose } from './linear-algebra.ts';
export type { Matrix, Vector } from './linear-algebra.ts';
export { createRandom } from './random.ts';
export type { Random } from './random.ts';
export {
	crossEntropy,
	logSigmoid,
	logSoftmax,
	logSumExp,
	sigmoid,
	softmax,
} from './softmax.ts';
