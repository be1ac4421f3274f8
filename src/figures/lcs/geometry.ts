import type { Cell, Move } from './model.ts';

/** The width of the table's picture in SVG units; about as many pixels, as in `parts/frame.ts`. */
export const width = 340;
const widestCell = 36;
const lineWidth = 2;
const scoreRows = 3;
const scoreGap = 8;

/** How large cells are and where they stand, with a row and a column of characters outside row 0 and column 0. */
export function layout(rows: number, columns: number): Layout {
	const size = Math.min(widestCell, Math.floor((width - 2 * lineWidth) / (Math.max(rows, columns) + 2)));
	const left = Math.round((width - size * (columns + 2)) / 2);
	return {
		size,
		rowHeight: size,
		height: size * (rows + 2) + 2 * lineWidth,
		x: (j) => left + size * (j + 1),
		y: (i) => lineWidth + size * (i + 1),
	};
}

/**
 * The same space for a table without row 0, and three rows of scores under it: rows are lower, so that nothing moves
 * when the reader goes from one to the other. Row 0 is that of characters, the scores are rows `rows` + 1 to + 3.
 */
export function splitLayout(rows: number, columns: number): Layout {
	const places = layout(rows, columns);
	const rowHeight = (places.height - 2 * lineWidth - scoreGap) / (rows + 1 + scoreRows);
	return { ...places, rowHeight, y: (i) => lineWidth + rowHeight * i + (i > rows ? scoreGap : 0) };
}

/** An arrow over the border between a cell and the neighbor that its number comes from (or that comes next). */
export function arrow({ i, j }: Cell, move: Move, direction: 'in' | 'out', { x, y, size }: Layout): string {
	const [right, down] = [move === 'up' ? 0 : 1, move === 'left' ? 0 : 1];
	const middle = { x: x(j) + (move === 'up' ? size / 2 : 0), y: y(i) + (move === 'left' ? size / 2 : 0) };
	const sign = direction === 'in' ? 1 : -1;
	const reach = (move === 'diagonal' ? 0.17 : 0.2) * size * sign;
	const tip = { x: middle.x + right * reach, y: middle.y + down * reach };
	const tail = { x: middle.x - right * reach, y: middle.y - down * reach };
	return `M${place(tail)}L${place(tip)}${head(tip, move, 0.13 * size * sign)}`;
}

function head(tip: Point, move: Move, reach: number): string {
	const wings = {
		diagonal: [{ x: tip.x - 1.2 * reach, y: tip.y }, { x: tip.x, y: tip.y - 1.2 * reach }],
		up: [{ x: tip.x - reach, y: tip.y - reach }, { x: tip.x + reach, y: tip.y - reach }],
		left: [{ x: tip.x - reach, y: tip.y - reach }, { x: tip.x - reach, y: tip.y + reach }],
	} as const;
	const [one, other] = wings[move];
	return `M${place(one)}L${place(tip)}L${place(other)}`;
}

function place({ x, y }: Point): string {
	return `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`;
}

interface Point {
	x: number;
	y: number;
}

export interface Layout {
	/** Width of a column. */
	size: number;
	rowHeight: number;
	height: number;
	/** The left edge of column j; −1 is the column of characters. */
	x: (j: number) => number;
	/** The upper edge of row i; −1 is the row of characters. */
	y: (i: number) => number;
}
