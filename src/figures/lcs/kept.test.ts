import { lcsLengthRolling, lcsRow } from '@examples/longest-common-subsequence';
import { describe, expect, it } from 'vitest';
import { keptAs, memory, newestCell } from './kept.ts';
import { cellAt, defaultTexts, lcsPicture, moveInto, neighbor } from './model.ts';

const { text1, text2 } = defaultTexts;
const picture = lcsPicture(text1, text2);
const cells = picture.table.flatMap((row, i) => row.map((value, j) => ({ i, j, value })));
const keptAt = (step: number, kept: string) => cells.filter((cell) => keptAs(cell, step, picture) === kept);

describe('keptAs', () => {
	it('has at the end of every row the array of the example', () => {
		for (let i = 0; i <= text1.length; i += 1) {
			const step = i * text2.length;
			expect(keptAt(step, 'row').map(({ value }) => value)).toEqual(lcsRow(text1.slice(0, i), text2));
		}
		expect(keptAt(picture.steps, 'row').at(-1)!.value).toBe(lcsLengthRolling(text1, text2));
	});

	it('keeps one number per column at every step, and one aside but at the end of a row', () => {
		for (let step = 0; step <= picture.steps; step += 1) {
			const columns = keptAt(step, 'row').map(({ j }) => j);
			expect(columns.toSorted((left, right) => left - right)).toEqual([...lcsRow(text1, text2).keys()]);
			const ended = newestCell(step, picture).j === text2.length;
			expect(keptAt(step, 'diagonal')).toHaveLength(ended ? 0 : 1);
		}
	});

	it('keeps what the next cell is computed from', () => {
		for (let step = 1; step <= picture.steps; step += 1) {
			const cell = cellAt(step, picture);
			const from = neighbor(cell, moveInto(cell, picture));
			// Column 0 holds zeros in every row.
			if (from.j > 0) expect(['row', 'diagonal']).toContain(keptAs(from, step - 1, picture));
		}
	});

	it('keeps two rows at most, and nothing of what is still to come', () => {
		for (let step = 1; step <= picture.steps; step += 1) {
			const { i } = cellAt(step, picture);
			const there = cells.filter((cell) => ['row', 'diagonal', 'second'].includes(keptAs(cell, step, picture)));
			expect(there.every((cell) => cell.i === i || cell.i === i - 1)).toBe(true);
			const later = keptAt(step, 'later').filter(({ j }) => j > 0);
			expect(later).toHaveLength(picture.steps - step);
		}
	});
});

describe('memory', () => {
	it('counts the numbers of each way', () => {
		expect(memory(picture)).toEqual({ full: 8 * 7, twoRows: 2 * 7, oneRow: 7, scores: 2 * 7 });
	});

	it('lays one row over the shorter text, whichever it is', () => {
		expect(memory(lcsPicture('ab', 'abcde'))).toEqual({ full: 3 * 6, twoRows: 2 * 6, oneRow: 3, scores: 2 * 6 });
		expect(memory(lcsPicture('abcde', 'ab')).oneRow).toBe(3);
	});
});
