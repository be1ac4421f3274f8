import {
	checkCount,
	checkPositive,
	checkSameLength,
	dot,
	l2Normalize,
	matmul,
	transpose,
} from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkRows } from '@examples/simclr';
import { mocoGradient } from './gradient.ts';
import { mocoLoss } from './loss.ts';
import { momentumUpdate } from './momentum.ts';
import { checkMomentum, enqueue } from './queue.ts';

// #region learn
/**
 * Trains a linear encoder, x ↦ xW, by MoCo: one step for each batch.
 *
 * The order of a step matters: keys are computed, the loss is taken against the
 * queue as it was, the query encoder descends, the key encoder follows, and only
 * then do the keys enter the queue.
 *
 * @param options.encoder W, [F][D]: where both encoders begin.
 * @param options.batches one for each step, two views of the same images.
 * @param options.queue [K][D], negatives for the first step, such as random rows;
 * its length is the size that it keeps.
 * @returns both encoders, the queue, newest key first, and the loss before each
 * step.
 * @throws {TypeError | RangeError} when there is no batch, the views of one differ
 * in number, a shape does not fit, or a number is out of range.
 * @see He et al. 2020, Algorithm 1.
 * @example
 * learnMoco({
 * 	encoder: [[1, 0], [0, 1]], queue: [[0, 1]], temperature: 1, momentum: 0.5,
 * 	batches: [{ queryViews: [[1, 0]], keyViews: [[1, 0]] }], learningRate: 1,
 * }).keyEncoder // => [[1, -0.5 / (1 + Math.E)], [0, 1]]
 */
export function learnMoco(options: LearnOptions): LearnResult {
	checkOptions(options);
	const { batches, temperature, momentum, learningRate } = options;
	let { encoder: queryEncoder, encoder: keyEncoder, queue } = options;
	const losses: number[] = [];
	for (const { queryViews, keyViews } of batches) {
		const queries = matmul(queryViews, queryEncoder);
		const positiveKeys = matmul(keyViews, keyEncoder);
		const step = { queries, positiveKeys, queue, temperature };
		losses.push(mocoLoss(step));
		const gradient = matmul(transpose(queryViews), mocoGradient(step));
		queryEncoder = queryEncoder.map((row, f) =>
			row.map((weight, d) => weight - learningRate * gradient[f]![d]!),
		);
		keyEncoder = keyEncoder.map((keyParameters, f) => {
			const queryParameters = queryEncoder[f]!;
			return momentumUpdate({ queryParameters, keyParameters, momentum });
		});
		queue = enqueue(queue, positiveKeys, queue.length);
	}
	return { queryEncoder, keyEncoder, queue, losses };
}
// #endregion

/**
 * What staleness costs: the cosine between each key as it lies in the queue and the
 * same view encoded now.
 *
 * @param input.queue [K][D], keys as they were computed.
 * @param input.views [K][F], the views they were computed from, in the same order.
 * @param input.keyEncoder W, [F][D], of now.
 * @returns [K]; 1 for a key that the encoder of now would give too.
 * @throws {TypeError | RangeError} when shapes do not fit or a row is zero.
 * @see He et al. 2020, §3.2: keys must come from nearly the same encoder.
 * @example
 * keyAgreement({ queue: [[1, 0]], views: [[1]], keyEncoder: [[3, 4]] }) // => [0.6]
 */
export function keyAgreement({ queue, views, keyEncoder }: AgreementInput): Vector {
	checkSameLength({ queue, views });
	const now = matmul(views, keyEncoder);
	checkRows({ queue, now });
	return queue.map((key, i) => dot(l2Normalize(key), l2Normalize(now[i]!)));
}

function checkOptions(options: LearnOptions): void {
	const { batches, temperature, momentum, learningRate } = options;
	checkPositive({ temperature, learningRate });
	checkMomentum(momentum);
	checkCount({ 'batches.length': batches.length });
	checkRows({ queue: options.queue });
}

/** Two views of the same images, row by row, [N][F] each. */
export interface ViewBatch {
	queryViews: Matrix;
	keyViews: Matrix;
}

export interface LearnOptions {
	encoder: Matrix;
	batches: readonly ViewBatch[];
	queue: Matrix;
	momentum: number;
	temperature: number;
	learningRate: number;
}

export interface LearnResult {
	queryEncoder: Matrix;
	keyEncoder: Matrix;
	queue: Matrix;
	losses: Vector;
}

interface AgreementInput {
	queue: Matrix;
	views: Matrix;
	keyEncoder: Matrix;
}
