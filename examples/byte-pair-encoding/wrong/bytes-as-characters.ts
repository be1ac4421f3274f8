// The mistake: each byte is read as a character of its own. ASCII comes back, é becomes
// Ã©.
import { checkIndex } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import type { Merge } from '../merge.ts';

export function decode(ids: Vector, merges: readonly Merge[]): string {
	checkMerges(merges);
	const bytesOf: Vector[] = Array.from({ length: byteCount }, (_, byte) => [byte]);
	for (const [left, right] of merges) {
		bytesOf.push([...bytesOf[left]!, ...bytesOf[right]!]);
	}
	ids.forEach((id, at) => checkIndex({ [`ids[${at}]`]: id }, bytesOf.length));
	return String.fromCharCode(...ids.flatMap((id) => bytesOf[id]!));
}
