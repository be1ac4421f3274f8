// The mistake: only the first place is merged. The pair stays frequent, and encoding does
// not end up with the ids of training.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { Merge } from '../index.ts';

export function mergePair(ids: Vector, pair: Merge, id: number): Vector {
	checkCount({ id });
	const merged: number[] = [];
	let taken = false; // as the right half of the pair before
	let done = false;
	ids.forEach((next, at) => {
		const found = !done && next === pair[0] && ids[at + 1] === pair[1];
		if (!taken) merged.push(found ? id : next);
		taken = found;
		done ||= found;
	});
	return merged;
}
