// The mistake: a word counts once, however often it stands in the text. Rare words teach
// as much as frequent ones.
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
	let words = countWords(text).map(({ ids }) => ({ ids, count: 1 }));
	const merges: Merge[] = [];
	while (merges.length < numMerges) {
		let best: PairCount | undefined;
		for (const candidate of countPairs(words)) {
			if (!best || isBefore(candidate, best)) best = candidate;
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

function isBefore(left: PairCount, right: PairCount): boolean {
	const difference =
		right.count - left.count ||
		left.pair[0] - right.pair[0] ||
		left.pair[1] - right.pair[1];
	return difference < 0;
}
