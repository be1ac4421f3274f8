import { lcsLength, lcsTable, longestCommonSubsequence } from '@examples/longest-common-subsequence';
import { describe, expect, it } from 'vitest';
import { cellAt, defaultTexts, drawnUnit, isFilled, lcsPicture, moveInto, neighbor } from './model.ts';

const pairs = [
	['abcbdab', 'bdcaba'],
	['abcde', 'ace'],
	['aaa', 'aa'],
	['abc', 'xyz'],
	['', 'ab'],
	['', ''],
	['a😀', '😀b'],
] as const;

describe('lcsPicture', () => {
	it.each(pairs)('shows of “%s” and “%s” what the example computes', (text1, text2) => {
		const { table, length, result, steps } = lcsPicture(text1, text2);
		expect(table).toEqual(lcsTable(text1, text2));
		expect(length).toBe(lcsLength(text1, text2));
		expect(result).toBe(longestCommonSubsequence(text1, text2));
		expect(steps).toBe(text1.length * text2.length);
	});

	it.each(pairs)('marks for “%s” and “%s” the way that the example walks', (text1, text2) => {
		const { path, result } = lcsPicture(text1, text2);
		const read = path.filter(({ move }) => move === 'diagonal').map(({ i }) => text1[i - 1]);
		expect(read.reverse().join('')).toBe(result);
		for (const [index, cell] of path.entries()) {
			const next = path[index + 1];
			if (next) expect(next).toMatchObject(neighbor(cell, cell.move));
		}
	});
});

describe('moveInto', () => {
	it.each(pairs)('names for every cell of “%s” and “%s” the neighbor that its number comes from', (text1, text2) => {
		const picture = lcsPicture(text1, text2);
		for (let step = 1; step <= picture.steps; step += 1) {
			const cell = cellAt(step, picture);
			const move = moveInto(cell, picture);
			const from = neighbor(cell, move);
			const added = move === 'diagonal' ? 1 : 0;
			expect(picture.table[cell.i]![cell.j]).toBe(picture.table[from.i]![from.j]! + added);
		}
	});
});

describe('isFilled', () => {
	it('fills one cell per step, and needs no cell that is not there yet', () => {
		const picture = lcsPicture(defaultTexts.text1, defaultTexts.text2);
		for (let step = 1; step <= picture.steps; step += 1) {
			const cell = cellAt(step, picture);
			expect(isFilled(cell, step - 1, picture)).toBe(false);
			expect(isFilled(cell, step, picture)).toBe(true);
			for (const move of ['diagonal', 'up', 'left'] as const) {
				expect(isFilled(neighbor(cell, move), step - 1, picture)).toBe(true);
			}
		}
	});
});

it.each([
	['a', 'a'],
	[' ', '␣'],
	['\ud83d', 'D83D'],
])('draws the unit %j as %s', (unit, drawn) => {
	expect(drawnUnit(unit)).toBe(drawn);
});
