// The mistake: of equally frequent pairs the one that was met first wins. The merges then
// depend on the order of the text: the same words, shuffled, give another vocabulary.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from '../bytes.ts';
import type { LearnOptions } from '../index.ts';
import { mergePair } from '../merge.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function learnMerges(text: string, options: LearnOptions): Merge[] {
	const { numMerges } = options;
	checkCount({ numMerges });
	let words = countWords(text);
	const merges: Merge[] = [];
	while (merges.length < numMerges) {
		let best: PairCount | undefined;
		for (const candidate of countPairs(words)) {
			if (!best || candidate.count > best.count) best = candidate;
		}
		if (!best || best.count < 2) break;
		const { pair } = best;
		const id = byteCount + merges.length;
		words = words.map(({ ids, count }) => ({ ids: mergePair(ids, pair, id), count }));
		merges.push(pair);
	}
	return merges;
}

interface Word {
	ids: Vector;
	count: number;
}

interface PairCount {
	pair: Merge;
	count: number;
}

function countWords(text: string): Word[] {
	const counts = new Map<string, number>();
	for (const piece of splitText(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
	return [...counts].map(([piece, count]) => ({ ids: toBytes(piece), count }));
}

function countPairs(words: readonly Word[]): PairCount[] {
	const pairs = new Map<string, PairCount>();
	for (const { ids, count } of words) {
		ids.slice(1).forEach((right, at) => {
			const pair: Merge = [ids[at]!, right];
			const before = pairs.get(pair.join())?.count ?? 0;
			pairs.set(pair.join(), { pair, count: before + count });
		});
	}
	return [...pairs.values()];
}
