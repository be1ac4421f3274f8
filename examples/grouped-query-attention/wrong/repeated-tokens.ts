// The mistake: the tokens of a head are repeated instead of the head. There are as few
// heads as before, and each key twice: the softmax hardly notices.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function repeatKeyValue(heads: readonly Matrix[], repeats: number): Matrix[] {
	checkCount({ repeats });
	return heads.map((rows) =>
		rows.flatMap((row) => Array.from({ length: repeats }, () => row)),
	);
}
