// The mistake: each token becomes text by itself. A character spread over two tokens turns
// into two replacement characters.
import { checkIndex } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount, toText } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import type { Merge } from '../merge.ts';

export function decode(ids: Vector, merges: readonly Merge[]): string {
	checkMerges(merges);
	const bytesOf: Vector[] = Array.from({ length: byteCount }, (_, byte) => [byte]);
	for (const [left, right] of merges) {
		bytesOf.push([...bytesOf[left]!, ...bytesOf[right]!]);
	}
	ids.forEach((id, at) => checkIndex({ [`ids[${at}]`]: id }, bytesOf.length));
	return ids.map((id) => toText(bytesOf[id]!)).join('');
}
