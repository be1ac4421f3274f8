import { hirschbergLcs, lcsTable, longestCommonSubsequence } from '@examples/longest-common-subsequence';
import { hirschbergSplits, type Part, type Split } from './hirschberg.ts';

/** The textbook pair: several subsequences of length 4, and ties on the way back. */
export const defaultTexts: Texts = { text1: 'abcbdab', text2: 'bdcaba' };
/** How many UTF-16 units a text may have, so that its cells stay legible on a phone. */
export const longestText = 10;

/** What is kept in memory, in the order of the control. */
export const views = ['full', 'rows', 'split'] as const;
export type View = (typeof views)[number];

/** What the figure shows of two texts, from `examples/longest-common-subsequence`. */
export function lcsPicture(text1: string, text2: string): LcsPicture {
	const table = lcsTable(text1, text2);
	const filled = { text1, text2, table };
	const whole = { rows: { start: 0, end: text1.length }, columns: { start: 0, end: text2.length } };
	return {
		...filled,
		steps: text1.length * text2.length,
		length: table.at(-1)!.at(-1)!,
		result: longestCommonSubsequence(text1, text2),
		path: wayBack(filled),
		whole,
		splits: hirschbergSplits(whole, text1, text2),
		joined: hirschbergLcs(text1, text2),
	};
}

/** How many steps a view has: cells to fill, or splits to make. */
export function lastStep(view: View, { steps, splits }: LcsPicture): number {
	return view === 'split' ? splits.length : steps;
}

/** The cell that step `step` (from 1) fills: the rows from top to bottom, each from left to right. */
export function cellAt(step: number, { text2 }: LcsPicture): Cell {
	return { i: Math.floor((step - 1) / text2.length) + 1, j: ((step - 1) % text2.length) + 1 };
}

/** Whether `step` steps have filled a cell; row 0 and column 0 are there from the beginning. */
export function isFilled({ i, j }: Cell, step: number, { text2 }: LcsPicture): boolean {
	return i === 0 || j === 0 || (i - 1) * text2.length + j <= step;
}

/** Where the number of a cell comes from: the diagonal neighbor, or the larger of two, the upper one on a tie. */
export function moveInto({ i, j }: Cell, { text1, text2, table }: FilledTable): Move {
	if (text1[i - 1] === text2[j - 1]) return 'diagonal';
	return table[i - 1]![j] === table[i]![j] ? 'up' : 'left';
}

/** The neighbor that lies in the direction of `move`. */
export function neighbor({ i, j }: Cell, move: Move): Cell {
	return { i: move === 'left' ? i : i - 1, j: move === 'up' ? j : j - 1 };
}

/** A UTF-16 unit as it can be drawn: half of a surrogate pair as its number, white space as an open box. */
export function drawnUnit(unit: string): string {
	if (/\s/.test(unit)) return '␣';
	return /\p{Surrogate}/u.test(unit) ? unit.charCodeAt(0).toString(16).toUpperCase() : unit;
}

/** The moves of the traceback, from the last cell until nothing is common any more. */
function wayBack(filled: FilledTable): readonly PathStep[] {
	const path: PathStep[] = [];
	let cell: Cell = { i: filled.text1.length, j: filled.text2.length };
	while (filled.table[cell.i]![cell.j]! > 0) {
		const move = moveInto(cell, filled);
		path.push({ ...cell, move });
		cell = neighbor(cell, move);
	}
	return path;
}

export interface Texts {
	text1: string;
	text2: string;
}

interface FilledTable extends Texts {
	table: ReturnType<typeof lcsTable>;
}

export interface LcsPicture extends FilledTable {
	/** How many cells there are to fill. */
	steps: number;
	length: number;
	result: string;
	path: readonly PathStep[];
	/** Both texts as Hirschberg's first part, his splits, and the result they lead to. */
	whole: Part;
	splits: readonly Split[];
	joined: string;
}

/** Row and column of the table. */
export interface Cell {
	i: number;
	j: number;
}

export type Move = 'diagonal' | 'up' | 'left';

export interface PathStep extends Cell {
	move: Move;
}
