// The mistake: what is over the size is cut off from the wrong end. The oldest keys stay for good and
// the newest, the most comparable ones, are thrown away.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function enqueue(queue: Matrix, keys: Matrix, size: number): Matrix {
	checkCount({ size });
	return [...queue, ...keys].slice(0, size);
}
