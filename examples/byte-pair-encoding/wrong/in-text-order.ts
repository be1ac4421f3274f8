// The mistake: the first pair in the text that any merge knows is merged, whatever its
// rank. The ids are not those of the text that the model was trained on.
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from '../bytes.ts';
import { checkMerges } from '../check.ts';
import { mergePair } from '../merge.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function encode(text: string, merges: readonly Merge[]): Vector {
	checkMerges(merges);
	const ranks = new Map(merges.map((pair, rank) => [pair.join(), rank]));
	return splitText(text).flatMap((piece) => {
		const bytes = toBytes(piece);
		let ids = bytes;
		for (const _ of bytes) {
			// Each round leaves at least one id fewer.
			const found = ids.map((id, at) => ranks.get(`${id},${ids[at + 1]}`) ?? Infinity);
			const rank = found.find((known) => known < Infinity) ?? Infinity;
			if (rank === Infinity) break;
			ids = mergePair(ids, merges[rank]!, byteCount + rank);
		}
		return ids;
	});
}
