import { padEnd, padStart, width as widthOf } from './width.ts';

/**
 * How Node's console lays values out: on one line while they fit and are shallow, arrays of many small entries in
 * aligned columns. After `lib/internal/util/inspect.js` (`reduceToSingleString`, `groupArrayElements`), with its
 * defaults, so that the page prints what a terminal prints.
 */

/** What is being formatted: how far in, and how deep the innermost part went. */
export interface Layout {
	indentation: number;
	depth: number;
}

const breakLength = 80;
const compact = 3;
const separator = 2;

/** The entries of one value between its braces. `list` are the array's own values where it is one. */
export function layOut(
	layout: Layout,
	given: readonly string[],
	[open, close]: readonly [string, string],
	depth: number,
	list?: { values: readonly unknown[]; hasMore: boolean },
): string {
	const entries = list && given.length > 6 ? group(layout, given, list) : given;
	if (layout.depth - depth < compact && entries.length === given.length) {
		const start = entries.length + layout.indentation + open.length + 10;
		const joined = entries.join(', ');
		if (fits(entries, start) && !joined.includes('\n')) return `${open} ${joined} ${close}`;
	}
	const indentation = `\n${' '.repeat(layout.indentation)}`;
	return `${open}${indentation}  ${entries.join(`,${indentation}  `)}${indentation}${close}`;
}

function fits(entries: readonly string[], start: number): boolean {
	let length = entries.length + start;
	for (const entry of entries) length += entry.length;
	return length <= breakLength;
}

function group(layout: Layout, entries: readonly string[], list: { values: readonly unknown[]; hasMore: boolean }): readonly string[] {
	const count = list.hasMore ? entries.length - 1 : entries.length;
	const lengths = entries.slice(0, count).map(widthOf);
	const longest = Math.max(...lengths);
	const total = lengths.reduce((sum, length) => sum + length + separator, 0);
	const width = longest + separator;
	if (width * 3 + layout.indentation >= breakLength) return entries;
	if (total / width <= 5 && longest > 6) return entries;
	const columns = columnCount(layout, width, Math.sqrt(width - total / entries.length), count);
	if (columns <= 1) return entries;
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(0, ...lengths.filter((_length, index) => index % columns === column)) + separator,
	);
	const areNumbers = entries.every((_, index) => ['number', 'bigint'].includes(typeof list.values[index]));
	const rows: string[] = [];
	for (let first = 0; first < count; first += columns) {
		const row = entries.slice(first, Math.min(first + columns, count));
		rows.push(alignRow(row, widths, areNumbers));
	}
	return list.hasMore ? [...rows, entries[count]!] : rows;
}

function alignRow(row: readonly string[], widths: readonly number[], right: boolean): string {
	const cells = row.map((entry, column) => {
		const isLast = column === row.length - 1;
		const text = isLast ? entry : `${entry}, `;
		if (right) return padStart(text, widths[column]! - (isLast ? separator : 0));
		return isLast ? text : padEnd(text, widths[column]!);
	});
	return cells.join('');
}

/** About a square on the screen, where a character is 2.5 times as high as wide. */
function columnCount(layout: Layout, width: number, bias: number, count: number): number {
	const biased = Math.max(width - 3 - bias, 1);
	return Math.min(
		Math.round(Math.sqrt(2.5 * biased * count) / biased),
		Math.floor((breakLength - layout.indentation) / width),
		compact * 4,
		15,
	);
}
