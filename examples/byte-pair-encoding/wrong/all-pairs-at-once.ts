// The mistake: pairs are counted once, and the most frequent all become merges. None of
// them joins a merged id: no token is longer than two bytes.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { toBytes } from '../bytes.ts';
import type { LearnOptions } from '../index.ts';
import type { Merge } from '../merge.ts';
import { splitText } from '../split.ts';

export function learnMerges(text: string, options: LearnOptions): Merge[] {
	const { numMerges } = options;
	checkCount({ numMerges });
	const words = countWords(text);
	const frequent = countPairs(words).filter(({ count }) => count > 1);
	frequent.sort((left, right) => (isBefore(left, right) ? -1 : 1));
	return frequent.slice(0, numMerges).map(({ pair }) => pair);
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
