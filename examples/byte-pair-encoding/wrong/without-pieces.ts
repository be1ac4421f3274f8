// The mistake: merges reach across the pieces of the text. Spaces and digits join where
// the tokenizer never saw them joined.
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import { mergePair } from '../merge.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function encode(text: string, merges: readonly Merge[]): Vector {
	checkMerges(merges);
	const ranks = new Map(merges.map((pair, rank) => [pair.join(), rank]));
	return [splitText(text).join('')].flatMap((piece) => {
		const bytes = toBytes(piece);
		let ids = bytes;
		for (const _ of bytes) {
			// Each round leaves at least one id fewer.
			const found = ids.map((id, at) => ranks.get(`${id},${ids[at + 1]}`) ?? Infinity);
			const rank = Math.min(...found);
			if (rank === Infinity) break;
			ids = mergePair(ids, merges[rank]!, byteCount + rank);
		}
		return ids;
	});
}
