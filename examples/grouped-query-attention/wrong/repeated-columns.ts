// The mistake: the numbers of a key are repeated instead of the head. Keys are wider than
// queries, and no head has been added.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function repeatKeyValue(heads: readonly Matrix[], repeats: number): Matrix[] {
	checkCount({ repeats });
	return heads.map((rows) =>
		rows.map((row) => row.flatMap((x) => Array.from({ length: repeats }, () => x))),
	);
}
