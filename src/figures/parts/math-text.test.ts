import { expect, it } from 'vitest';
import { parseMathText, plainText } from './math-text.ts';

it('keeps words and sets formulas apart', () => {
	expect(parseMathText('at most $β$')).toEqual([
		{ text: 'at most ', kind: 'words', subscript: false },
		{ text: 'β', kind: 'italic', subscript: false },
	]);
});

it('sets function names upright, letters italic, also where they touch', () => {
	expect(parseMathText('$−log σ(βh)$').map(({ text, kind }) => [text, kind])).toEqual([
		['−', 'upright'],
		['log', 'upright'],
		[' ', 'upright'],
		['σ', 'italic'],
		['(', 'upright'],
		['β', 'italic'],
		['h', 'italic'],
		[')', 'upright'],
	]);
});

it('lowers subscripts', () => {
	expect(parseMathText('$π_{ref}(y_w)$').filter(({ subscript }) => subscript)).toEqual([
		{ text: 'ref', kind: 'upright', subscript: true },
		{ text: 'w', kind: 'italic', subscript: true },
	]);
});

it('has a form without marks', () => {
	expect(plainText('$π_{ref}$ and $h$')).toBe('π_ref and h');
});
