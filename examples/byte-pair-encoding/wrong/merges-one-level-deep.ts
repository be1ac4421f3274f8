// The mistake: a merged id is opened once. What it was made of may itself be merged: those
// ids are taken for bytes.
import { checkIndex } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount, toText } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import type { Merge } from '../merge.ts';

export function decode(ids: Vector, merges: readonly Merge[]): string {
	checkMerges(merges);
	const bytesOf: Vector[] = Array.from({ length: byteCount }, (_, byte) => [byte]);
	for (const [left, right] of merges) {
		bytesOf.push([left % byteCount, right % byteCount]);
	}
	ids.forEach((id, at) => checkIndex({ [`ids[${at}]`]: id }, bytesOf.length));
	return toText(ids.flatMap((id) => bytesOf[id]!));
}
