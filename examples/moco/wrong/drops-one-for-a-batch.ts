// The mistake: one key is dropped for a whole batch of new ones, so the queue outgrows its size by N − 1
// a step.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function enqueue(queue: Matrix, keys: Matrix, size: number): Matrix {
	checkCount({ size });
	const kept = queue.length < size ? queue : queue.slice(0, -1);
	return [...[...keys].reverse(), ...kept];
}
