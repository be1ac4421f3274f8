// The mistake: the list is tiled, 0 1 0 1, where each head must be repeated in place,
// 0 0 1 1. The shape is right, and a test with equal values passes.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function repeatKeyValue(heads: readonly Matrix[], repeats: number): Matrix[] {
	checkCount({ repeats });
	return Array.from({ length: repeats }, () => heads).flat();
}
