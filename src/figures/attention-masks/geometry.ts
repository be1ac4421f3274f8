/** Of a grid and the bars under it, in SVG units; a unit is about a pixel where three grids stand side by side. */
export const grid = { cell: 24, left: 30, top: 32, width: 224 } as const;
/** Of the bars: a weight of 1 is `height` tall. `top` leaves room for the number over a bar. */
export const bars = { top: 16, height: 88, bottom: 104, full: 122 } as const;
/** Of the two rows of outputs. `left` leaves room for their names. */
export const strip = { cell: 30, left: 96, top: 34, width: 340, height: 98 } as const;

/** The left edge of a key's column. */
export function columnX(key: number): number {
	return grid.left + key * grid.cell;
}

/** The upper edge of a query's row, by its position. */
export function rowY(query: number): number {
	return grid.top + query * grid.cell;
}

/** A square of a grid as a path, so that all squares of one kind are one element. */
export function cellPath(query: number, key: number, inset = 1.5): string {
	const side = grid.cell - 2 * inset;
	return `M${columnX(key) + inset},${rowY(query) + inset}h${side}v${side}h${-side}Z`;
}

/** A cross in a square: what is padding is hidden from every query. */
export function crossPath(query: number, key: number): string {
	const [x, y, side] = [columnX(key) + 8, rowY(query) + 8, grid.cell - 16];
	return `M${x},${y}l${side},${side}m0,${-side}l${-side},${side}`;
}

/** A dot in a square: hidden, though a token. */
export function dotPath(query: number, key: number): string {
	return `M${columnX(key) + grid.cell / 2 - 1.5},${rowY(query) + grid.cell / 2}h3`;
}

/** The left edge of an output's column. */
export function stripX(query: number): number {
	return strip.left + query * strip.cell;
}

/** The upper edge of a row of outputs. */
export function stripY(row: number): number {
	return strip.top + row * strip.cell;
}
