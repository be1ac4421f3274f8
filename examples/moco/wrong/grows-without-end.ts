// The mistake: nothing is dequeued. Memory and the age of the oldest key grow with every step.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function enqueue(queue: Matrix, keys: Matrix, size: number): Matrix {
	checkCount({ size });
	return [...[...keys].reverse(), ...queue];
}
