// The mistake: all samples of one kind share their targets, abnormal ones, too. A fracture and an
// effusion are then told to be the same.
import type { Matrix } from '@examples/numerics';

export function targets(isNormal: readonly boolean[]): Matrix {
	if (isNormal.length === 0) {
		throw new RangeError('isNormal must have at least one entry, got none.');
	}
	return isNormal.map((rowNormal) =>
		isNormal.map((columnNormal) =>
			rowNormal === columnNormal
				? 1 / isNormal.filter((kind) => kind === rowNormal).length
				: 0,
		),
	);
}
