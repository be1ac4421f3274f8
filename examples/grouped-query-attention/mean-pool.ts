import { checkCount, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import { checkDivides } from './check.ts';

// #region mean-pool
/**
 * Makes the key or value projections of G groups from those of H heads: the mean over
 * each group of H/G neighbors.
 *
 * The first step of uptraining; a share of the pre-training follows. It is exact only
 * where the heads of a group agree: a projection is linear, so the mean of the weights
 * gives the mean of the keys.
 *
 * @param heads H matrices [dModel][headDim], one head's columns of W_K or W_V each.
 * @param numKeyValueHeads G, a divisor of H.
 * @returns G matrices [dModel][headDim].
 * @throws {TypeError | RangeError} when a matrix differs in shape, or G does not
 * divide H.
 * @see Ainslie et al. 2023, §2.1 and Figure 1.
 * @example meanPoolHeads([[[1, 2]], [[3, 6]]], 1) // => [[[2, 4]]]
 */
export function meanPoolHeads(
	heads: readonly Matrix[],
	numKeyValueHeads: number,
): Matrix[] {
	checkProjections(heads, numKeyValueHeads);
	const groupSize = heads.length / numKeyValueHeads;
	return Array.from({ length: numKeyValueHeads }, (_, group) => {
		const members = heads.slice(group * groupSize, (group + 1) * groupSize);
		return members[0]!.map((row, i) =>
			row.map((_weight, j) => mean(members.map((member) => member[i]![j]!))),
		);
	});
}
// #endregion

function checkProjections(heads: readonly Matrix[], numKeyValueHeads: number): void {
	checkCount({ numKeyValueHeads });
	checkDivides({ numKeyValueHeads }, { 'heads.length': heads.length });
	heads.forEach((head, index) => {
		const name = `heads[${index}]`;
		checkMatrix({ [name]: head });
		const [rows, columns] = [heads[0]!.length, heads[0]![0]!.length];
		if (head.length === rows && head[0]!.length === columns) return;
		throw new RangeError(
			`${name} must be ${rows} × ${columns} as heads[0], ` +
				`got ${head.length} × ${head[0]!.length}.`,
		);
	});
}
