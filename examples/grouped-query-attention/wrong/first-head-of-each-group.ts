// The mistake: the first head of each group is kept and the others are thrown away. It
// runs, and starts further training from less than the mean does.
import type { Matrix } from '@examples/numerics';

export function meanPoolHeads(
	heads: readonly Matrix[],
	numKeyValueHeads: number,
): Matrix[] {
	const groupSize = heads.length / numKeyValueHeads;
	return Array.from({ length: numKeyValueHeads }, (_, group) => {
		return heads[group * groupSize]!;
	});
}
