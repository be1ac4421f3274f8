// The mistake: after a pair its right half is looked at again, so that pairs overlap. aaa
// becomes aa, aa and a, and decodes to five letters.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { Merge } from '../index.ts';

export function mergePair(ids: Vector, pair: Merge, id: number): Vector {
	checkCount({ id });
	const merged: number[] = [];
	ids.forEach((next, at) => {
		const found = next === pair[0] && ids[at + 1] === pair[1];
		merged.push(found ? id : next);
	});
	return merged;
}
