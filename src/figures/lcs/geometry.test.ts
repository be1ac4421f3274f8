import { expect, it } from 'vitest';
import { arrow, layout, splitLayout, width } from './geometry.ts';
import { longestText } from './model.ts';

it.each([
	[0, 0],
	[7, 6],
	[3, longestText],
	[longestText, longestText],
])('keeps a table of %d × %d characters inside the picture', (rows, columns) => {
	const { size, height, x, y } = layout(rows, columns);
	expect(size).toBeGreaterThanOrEqual(26);
	expect(x(-1)).toBeGreaterThanOrEqual(2);
	expect(x(columns) + size).toBeLessThanOrEqual(width - 2);
	expect(y(rows) + size).toBeLessThanOrEqual(height - 2);
});

it('draws an arrow over the border between the two cells', () => {
	const places = layout(2, 2);
	const [x, y] = [places.x(2), places.y(2)];
	const half = places.size / 2;
	expect(arrow({ i: 2, j: 2 }, 'left', 'in', places)).toMatch(new RegExp(`^M${x - 7.2},${y + half}L${x + 7.2},${y + half}M`));
	expect(arrow({ i: 2, j: 2 }, 'left', 'out', places)).toMatch(new RegExp(`^M${x + 7.2},${y + half}L${x - 7.2},${y + half}M`));
	expect(arrow({ i: 2, j: 2 }, 'up', 'in', places)).toMatch(new RegExp(`^M${x + half},${y - 7.2}L${x + half},${y + 7.2}M`));
});

it.each([
	[2, 1],
	[7, 6],
	[longestText, longestText],
])('keeps the splits of %d × %d characters in the space of their table, scores included', (rows, columns) => {
	const [table, split] = [layout(rows, columns), splitLayout(rows, columns)];
	expect([split.height, split.size]).toEqual([table.height, table.size]);
	expect(split.rowHeight).toBeGreaterThanOrEqual(16);
	expect(split.y(rows + 3) + split.rowHeight).toBeCloseTo(table.height - 2);
	expect(split.y(rows + 1)).toBeGreaterThan(split.y(rows) + split.rowHeight);
});
