// The mistake: the heads are summed and not averaged. Keys grow with the size of the
// group, and the softmax saturates.
import { sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

export function meanPoolHeads(
	heads: readonly Matrix[],
	numKeyValueHeads: number,
): Matrix[] {
	const groupSize = heads.length / numKeyValueHeads;
	return Array.from({ length: numKeyValueHeads }, (_, group) => {
		const members = heads.slice(group * groupSize, (group + 1) * groupSize);
		return members[0]!.map((row, i) =>
			row.map((_weight, j) => sum(members.map((member) => member[i]![j]!))),
		);
	});
}
