import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from './bytes.ts';
import { mergePair } from './merge.ts';
import type { Merge } from './merge.ts';
import { splitText } from './split.ts';

// #region learn
/**
 * Learns merges: again and again, the most frequent pair of neighbors becomes a new id.
 *
 * Pairs are counted within the pieces of `splitText`, and counted again after each merge.
 * Of equally frequent pairs the one with the smaller left id wins, then the smaller
 * right id. A pair that stands once only is not merged: learning may end early.
 *
 * @param text what to learn from.
 * @param options.numMerges how many merges at most; the vocabulary has 256 more.
 * @returns the merges by rank; merge r makes the id 256 + r.
 * @throws {TypeError | RangeError} when `text` is no well-formed string, or `numMerges`
 * no whole number above 0.
 * @see Sennrich et al. 2016, §3.2, Algorithm 1; on bytes: Radford et al. 2019, §2.2.
 * @example
 * learnMerges('aaab aaab', { numMerges: 2 }) // => [[97, 97], [97, 98]]
 */
export function learnMerges(text: string, options: LearnOptions): Merge[] {
	const { numMerges } = options;
	checkCount({ numMerges });
	let words = countWords(text);
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
// #endregion

export interface LearnOptions {
	numMerges: number;
}

/** The bytes of a piece, and how often it stands in the text. */
interface Word {
	ids: Vector;
	count: number;
}

interface PairCount {
	pair: Merge;
	count: number;
}

/** The pieces of a text, each once. */
function countWords(text: string): Word[] {
	const counts = new Map<string, number>();
	for (const piece of splitText(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
	return [...counts].map(([piece, count]) => ({ ids: toBytes(piece), count }));
}

/** How often each pair of neighbors stands in the text. */
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

/** More frequent; or as frequent, with the smaller left id, then the smaller right id. */
function isBefore(left: PairCount, right: PairCount): boolean {
	const difference =
		right.count - left.count ||
		left.pair[0] - right.pair[0] ||
		left.pair[1] - right.pair[1];
	return difference < 0;
}
