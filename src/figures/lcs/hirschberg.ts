import { hirschbergLcs, hirschbergSplit } from '@examples/longest-common-subsequence';
import type { Vector } from '@examples/numerics';
import type { Cell } from './model.ts';

/**
 * Every split of Hirschberg's recursion, in its order: first the part itself, then its upper and its lower part.
 *
 * A part that is solved at once has none: a single unit of `text1`, or nothing of `text2`.
 */
export function hirschbergSplits(part: Part, text1: string, text2: string): readonly Split[] {
	const [rows, columns] = [part.rows.end - part.rows.start, part.columns.end - part.columns.start];
	if (rows < 2 || columns < 1) return [];
	const split = splitPart(part, text1, text2);
	return [split, ...hirschbergSplits(split.upper, text1, text2), ...hirschbergSplits(split.lower, text1, text2)];
}

/** The parts that are left after the first `count` splits, solved or not. */
export function partsAfter(count: number, whole: Part, splits: readonly Split[]): readonly Part[] {
	const done = splits.slice(0, count);
	const gone = new Set(done.map(({ part }) => part));
	return [whole, ...done.flatMap(({ upper, lower }) => [upper, lower])].filter((part) => !gone.has(part));
}

/** Where a part of a single row finds its unit; nothing while the part has more rows, or when it is not there. */
export function foundIn({ rows, columns }: Part, text1: string, text2: string): Cell | undefined {
	if (rows.end - rows.start !== 1) return undefined;
	const below = text2.slice(columns.start, columns.end);
	const unit = hirschbergLcs(text1.slice(rows.start, rows.end), below);
	return unit ? { i: rows.end, j: columns.start + below.indexOf(unit) + 1 } : undefined;
}

/** The example's split of a part, at its place in the two texts. */
function splitPart(part: Part, text1: string, text2: string): Split {
	const { rows, columns } = part;
	const split = hirschbergSplit(text1.slice(rows.start, rows.end), text2.slice(columns.start, columns.end));
	const middle = rows.start + split.middle;
	const cut = columns.start + split.cut;
	return {
		part,
		middle,
		forward: split.before,
		backward: split.after,
		totals: split.totals,
		cut,
		upper: { rows: { start: rows.start, end: middle }, columns: { start: columns.start, end: cut } },
		lower: { rows: { start: middle, end: rows.end }, columns: { start: cut, end: columns.end } },
	};
}

/** Units `start` (included) to `end` (excluded) of a text, as `slice` counts. */
export interface Range {
	start: number;
	end: number;
}

/** A subproblem: rows are units of the first text, columns of the second. */
export interface Part {
	rows: Range;
	columns: Range;
}

export interface Split {
	part: Part;
	/** Where the first text is cut. */
	middle: number;
	/** F(k), G(k) and their sums, for every place of the part where the second text may be cut. */
	forward: Vector;
	backward: Vector;
	totals: Vector;
	/** Where the second text is cut: the first place with the largest sum. */
	cut: number;
	upper: Part;
	lower: Part;
}
