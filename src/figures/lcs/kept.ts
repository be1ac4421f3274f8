import { lcsRow } from '@examples/longest-common-subsequence';
import { cellAt, type Cell, type LcsPicture } from './model.ts';

/**
 * What a rolling array keeps of a cell after `step` steps. `row`: it is in the array, which starts as row 0.
 * `diagonal`: it stands aside for the next cell. `second`: only a version with two rows would still have it.
 */
export function keptAs({ i, j }: Cell, step: number, picture: LcsPicture): Kept {
	const newest = newestCell(step, picture);
	if (i === newest.i) return j <= newest.j ? 'row' : 'later';
	if (i > newest.i) return 'later';
	if (i < newest.i - 1) return 'gone';
	if (j > newest.j) return 'row';
	// At the end of a row the next diagonal is the 0 of column 0.
	return j === newest.j && j < picture.text2.length ? 'diagonal' : 'second';
}

/** The cell that was filled last; before the first step, the end of row 0. */
export function newestCell(step: number, picture: LcsPicture): Cell {
	return step === 0 ? { i: 0, j: picture.text2.length } : cellAt(step, picture);
}

/** How many numbers each way of computing holds at a time. */
export function memory({ text1, text2, table }: LcsPicture): Memory {
	const row = lcsRow(text1, text2).length;
	return {
		full: table.flat().length,
		twoRows: 2 * row,
		// The example lays its row over the shorter text.
		oneRow: Math.min(row, lcsRow(text2, text1).length),
		// F and G, each as long as a row; both are dropped before the parts are solved.
		scores: 2 * row,
	};
}

export type Kept = 'row' | 'diagonal' | 'second' | 'gone' | 'later';

export interface Memory {
	full: number;
	twoRows: number;
	oneRow: number;
	scores: number;
}
