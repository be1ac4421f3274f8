// The mistake: the known pairs are merged in one pass from the left, and what came out is
// not looked at again. Tokens of tokens are never made.
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function encode(text: string, merges: readonly Merge[]): Vector {
	checkMerges(merges);
	const ranks = new Map(merges.map((pair, rank) => [pair.join(), rank]));
	return splitText(text).flatMap((piece) => {
		const bytes = toBytes(piece);
		const ids: number[] = [];
		let at = 0;
		while (at < bytes.length) {
			const rank = ranks.get(`${bytes[at]},${bytes[at + 1]}`);
			ids.push(rank === undefined ? bytes[at]! : byteCount + rank);
			at += rank === undefined ? 1 : 2;
		}
		return ids;
	});
}
