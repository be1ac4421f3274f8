import { checkTexts } from './check.ts';

// #region bit-parallel
/**
 * The length by bit-parallelism: a row of the table climbs by 0 or 1 from cell
 * to cell, so one bit per cell says it all, and 32 cells are computed at once:
 * O(n ⌈m/32⌉) time.
 *
 * With V all ones at first and M the cells whose unit is the next of `text2`:
 * U = V & M, V ← (V + U) | (V & ~M). Each 0 in V is a step up.
 *
 * @param text1 m UTF-16 units, the bits.
 * @param text2 n UTF-16 units.
 * @returns as `lcsLength`.
 * @throws {TypeError} when one is no string.
 * @see Crochemore et al. 2001; Hyyrö 2004. The idea: Allison & Dix 1986.
 * @example lcsLengthBitParallel('abcde', 'ace') // => 3
 */
export function lcsLengthBitParallel(text1: string, text2: string): number {
	checkTexts({ text1, text2 });
	// [^] is any unit, line ends included.
	const pieces = text1.match(/[^]{1,32}/g) ?? [];
	const matches = matchWords(pieces);
	const cells = new Int32Array(pieces.length).fill(-1);
	for (const unit of text2.split('')) {
		const match = matches.get(unit);
		if (match !== undefined) nextRow(cells, match);
	}
	return cells.reduce((total, word) => total + countOnes(~word), 0);
}

/** One unit of text2: an addition over all words, from low to high. */
function nextRow(cells: Int32Array, match: Int32Array): void {
	let carry = 0;
	for (let w = 0; w < cells.length; w += 1) {
		const v = cells[w]!;
		const m = match[w]!;
		const u = v & m;
		const sum = (v + u + carry) | 0;
		// u is part of v: its top bit carries, or v's does where the sum lost it.
		carry = (u | (v & ~sum)) >>> 31;
		cells[w] = sum | (v & ~m);
	}
}

/**
 * For each unit, where it stands: a word for each piece of the text, a bit for each
 * place in it.
 */
function matchWords(pieces: readonly string[]): Map<string, Int32Array> {
	const matches = new Map<string, Int32Array>();
	pieces.forEach((piece, w) => {
		piece.split('').forEach((unit, i) => {
			const words = matches.get(unit) ?? new Int32Array(pieces.length);
			words[w]! |= 1 << i;
			matches.set(unit, words);
		});
	});
	return matches;
}

/** x & (x − 1) is x without its lowest 1. */
function countOnes(word: number): number {
	return word === 0 ? 0 : 1 + countOnes(word & (word - 1));
}

/**
 * The same with one integer of m bits for all cells: the shortest way to write it.
 * BigInt carries by itself, and allocates a new number for each step.
 *
 * @param text1 m UTF-16 units, the bits.
 * @param text2 n UTF-16 units.
 * @returns as `lcsLength`.
 * @throws {TypeError} when one is no string.
 * @see Crochemore et al. 2001; Hyyrö 2004.
 * @example lcsLengthBigInt('abcde', 'ace') // => 3
 */
export function lcsLengthBigInt(text1: string, text2: string): number {
	checkTexts({ text1, text2 });
	const matches = new Map<string, bigint>();
	text1.split('').forEach((unit, i) => {
		matches.set(unit, (matches.get(unit) ?? 0n) | (1n << BigInt(i)));
	});
	const ones = (1n << BigInt(text1.length)) - 1n;
	let cells = ones;
	for (const unit of text2.split('')) {
		const u = cells & (matches.get(unit) ?? 0n);
		cells = ((cells + u) | (cells - u)) & ones;
	}
	return text1.length - cells.toString(2).replaceAll('0', '').length;
}
// #endregion
