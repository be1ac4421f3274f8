// The mistake: every G-th head is pooled, where a group is H/G neighbors. The query heads
// then read the mean of other heads than their own group's.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function meanPoolHeads(
	heads: readonly Matrix[],
	numKeyValueHeads: number,
): Matrix[] {
	return Array.from({ length: numKeyValueHeads }, (_, group) => {
		const members = heads.filter((_head, h) => h % numKeyValueHeads === group);
		return members[0]!.map((row, i) =>
			row.map((_weight, j) => mean(members.map((member) => member[i]![j]!))),
		);
	});
}
