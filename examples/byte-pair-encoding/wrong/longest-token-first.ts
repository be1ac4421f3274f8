// The mistake: from the left, the longest token of the vocabulary is taken, as WordPiece
// does. Merges by rank often cut elsewhere.
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function encode(text: string, merges: readonly Merge[]): Vector {
	checkMerges(merges);
	const tokens: Vector[] = Array.from({ length: byteCount }, (_, byte) => [byte]);
	for (const [left, right] of merges) {
		tokens.push([...tokens[left]!, ...tokens[right]!]);
	}
	const idOf = new Map(tokens.map((bytes, id) => [bytes.join(), id]));
	return splitText(text).flatMap((piece) => {
		const bytes = toBytes(piece);
		const ids: number[] = [];
		let from = 0;
		while (from < bytes.length) {
			let to = bytes.length;
			while (!idOf.has(bytes.slice(from, to).join())) to -= 1;
			ids.push(idOf.get(bytes.slice(from, to).join())!);
			from = to;
		}
		return ids;
	});
}
