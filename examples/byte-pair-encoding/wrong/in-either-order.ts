// The mistake: a pair is merged in either order. ba becomes the token ab, and decodes to
// ab.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { Merge } from '../index.ts';

export function mergePair(ids: Vector, pair: Merge, id: number): Vector {
	checkCount({ id });
	const merged: number[] = [];
	let taken = false; // as the right half of the pair before
	ids.forEach((next, at) => {
		const forward = next === pair[0] && ids[at + 1] === pair[1];
		const backward = next === pair[1] && ids[at + 1] === pair[0];
		const found = !taken && (forward || backward);
		if (!taken) merged.push(found ? id : next);
		taken = found;
	});
	return merged;
}
