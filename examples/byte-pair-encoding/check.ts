import { checkIndex } from '@examples/numerics';
import { byteCount } from './bytes.ts';
import type { Merge } from './merge.ts';

/** Throws unless `text` is a string without half a surrogate pair, which no UTF-8 has. */
export function checkText(text: string): void {
	if (typeof text !== 'string') {
		throw new TypeError(`text must be a string, got ${text}.`);
	}
	const at = text.search(/\p{Surrogate}/u);
	if (at < 0) return;
	throw new RangeError(
		`text must be well-formed: text[${at}] is half of a surrogate pair, ` +
			'which UTF-8 cannot write.',
	);
}

/** Throws unless merge r joins two ids that exist before it, bytes or earlier merges. */
export function checkMerges(merges: readonly Merge[]): void {
	if (!Array.isArray(merges) || !merges.every(Array.isArray)) {
		throw new TypeError(`merges must be pairs of ids, got ${merges}.`);
	}
	for (const [rank, pair] of merges.entries()) {
		if (pair.length !== 2) {
			throw new RangeError(`merges[${rank}] must join two ids, got ${pair.length}.`);
		}
		const [left, right]: number[] = pair;
		checkIndex(
			{ [`merges[${rank}][0]`]: left!, [`merges[${rank}][1]`]: right! },
			byteCount + rank,
		);
	}
}
