// The mistake: every repeat is a copy of its own. The numbers are right, and the memory that
// sharing heads had saved is taken again: 8 times the cache for Qwen2-72B.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function repeatKeyValue(heads: readonly Matrix[], repeats: number): Matrix[] {
	checkCount({ repeats });
	return heads.flatMap((head) =>
		Array.from({ length: repeats }, () => head.map((row) => [...row])),
	);
}
