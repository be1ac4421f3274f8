// The mistake: the gradient flows into the keys, too. The key encoder descends like the query encoder,
// jumps from step to step, and the keys in the queue are no longer comparable.
import { checkCount, checkPositive, matmul, transpose } from '@examples/numerics';
import { checkRows } from '@examples/simclr';
import { mocoGradient } from '../gradient.ts';
import type { LearnOptions, LearnResult } from '../learn.ts';
import { mocoLoss } from '../loss.ts';
import { momentumUpdate } from '../momentum.ts';
import { checkMomentum, enqueue } from '../queue.ts';

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
		const swapped = { ...step, queries: positiveKeys, positiveKeys: queries };
		const byKey = matmul(transpose(keyViews), mocoGradient(swapped));
		keyEncoder = keyEncoder.map((row, f) =>
			row.map((weight, d) => weight - learningRate * byKey[f]![d]!),
		);
		keyEncoder = keyEncoder.map((keyParameters, f) => {
			const queryParameters = queryEncoder[f]!;
			return momentumUpdate({ queryParameters, keyParameters, momentum });
		});
		queue = enqueue(queue, positiveKeys, queue.length);
	}
	return { queryEncoder, keyEncoder, queue, losses };
}

function checkOptions(options: LearnOptions): void {
	const { batches, temperature, momentum, learningRate } = options;
	checkPositive({ temperature, learningRate });
	checkMomentum(momentum);
	checkCount({ 'batches.length': batches.length });
	checkRows({ queue: options.queue });
}
