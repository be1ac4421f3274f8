import { plainText } from '../parts/math-text.ts';
import type { Readout } from '../parts/Readouts.tsx';
import { keptAs, newestCell } from './kept.ts';
import type { LcsLabels } from './labels.ts';
import { cellAt, drawnUnit, moveInto, type LcsPicture } from './model.ts';

/** Beside the full table: why its newest cell holds its number, or how the table is read. */
export function explainTable(labels: LcsLabels, picture: LcsPicture, step: number): Explained {
	const done = step === picture.steps;
	const { words, formula } = done ? { words: labels.tracebackReason, formula: '' } : reason(labels, picture, step);
	const result = done ? shownResult(labels, picture.result) : labels.notYet;
	return { title: done ? labels.traceback : labels.reason, words, formula, items: cellReadouts(labels, picture, step, result) };
}

/** Beside the rolling array: what it holds, and at the end what it has lost. */
export function explainRows(labels: LcsLabels, picture: LcsPicture, step: number): Explained {
	const done = step === picture.steps;
	return {
		title: labels.kept,
		words: done ? labels.keptEnd : labels.keptReason,
		formula: heldNumbers(picture, step),
		items: cellReadouts(labels, picture, step, done ? labels.lost : labels.notYet),
	};
}

/** The step as a screen reader says it. */
export function spokenStep(labels: LcsLabels, picture: LcsPicture, step: number): string {
	const count = `${step} / ${picture.steps}`;
	if (step === picture.steps) return `${count}; ${labels.length} ${picture.length}; ${labels.result} ${shownResult(labels, picture.result)}`;
	if (step === 0) return `${count}; ${labels.borders}`;
	const { i, j } = cellAt(step, picture);
	const same = moveInto({ i, j }, picture) === 'diagonal' ? labels.same : labels.different;
	return `${count}; ${pair(i, j, picture)}: ${same}; ${labels.value} ${picture.table[i]![j]}`;
}

/** The same with a rolling array, whose result is lost. */
export function spokenRows(labels: LcsLabels, picture: LcsPicture, step: number): string {
	const { i, j } = newestCell(step, picture);
	const value = `${labels.value} ${picture.table[i]![j]}`;
	const end = `${labels.length} ${picture.length}; ${labels.result}: ${labels.lost}`;
	return `${step} / ${picture.steps}; ${plainText(heldNumbers(picture, step))}; ${step === picture.steps ? end : value}`;
}

/** A result as it is drawn, or the word for none. */
export function shownResult(labels: LcsLabels, result: string): string {
	return result.split('').map(drawnUnit).join('') || labels.none;
}

/** Which stretches of the table are in the array, and the number beside it: `row` and `diagonal` are the code's names. */
export function heldNumbers(picture: LcsPicture, step: number): string {
	const { i, j } = newestCell(step, picture);
	const last = picture.text2.length;
	const stretch = (row: number, from: number, to: number) => `T[${row}][${from === to ? from : `${from}..${to}`}]`;
	const rest = j < last ? `, ${stretch(i - 1, j + 1, last)}` : '';
	const aside = i > 0 && keptAs({ i: i - 1, j }, step, picture) === 'diagonal' ? `; diagonal = T[${i - 1}][${j}]` : '';
	return `$row = ${stretch(i, 0, j)}${rest}${aside}$`;
}

function reason(labels: LcsLabels, picture: LcsPicture, step: number): { words: string; formula: string } {
	if (step === 0) return { words: labels.borders, formula: '$T[i][0] = T[0][j] = 0$' };
	const { table } = picture;
	const { i, j } = cellAt(step, picture);
	const name = `T[${i}][${j}]`;
	if (moveInto({ i, j }, picture) === 'diagonal') {
		const formula = `$${name} = T[${i - 1}][${j - 1}] + 1 = ${table[i - 1]![j - 1]} + 1 = ${table[i]![j]}$`;
		return { words: labels.match, formula };
	}
	const neighbors = `T[${i - 1}][${j}], T[${i}][${j - 1}]`;
	const formula = `$${name} = max(${neighbors}) = max(${table[i - 1]![j]}, ${table[i]![j - 1]}) = ${table[i]![j]}$`;
	return { words: labels.differ, formula };
}

function cellReadouts(labels: LcsLabels, picture: LcsPicture, step: number, result: string): Readout[] {
	const { table, steps } = picture;
	const { i, j } = step === 0 ? { i: 0, j: 0 } : cellAt(step, picture);
	const characters = step === 0 ? labels.notYet : pair(i, j, picture);
	return [
		{ name: labels.characters, formula: `$i = ${i}, j = ${j}$`, value: characters },
		{ name: labels.value, formula: '$T[i][j]$', value: String(table[i]![j]) },
		{ name: labels.length, formula: '$T[m][n]$', value: step === steps ? String(picture.length) : labels.notYet },
		{ name: labels.result, formula: '', value: result },
	];
}

function pair(i: number, j: number, { text1, text2 }: LcsPicture): string {
	const [row, column] = [text1[i - 1]!, text2[j - 1]!];
	return `${drawnUnit(row)} ${row === column ? '=' : '≠'} ${drawnUnit(column)}`;
}

/** What stands beside a table. */
export interface Explained {
	title: string;
	words: string;
	/** Empty where there is none. */
	formula: string;
	items: readonly Readout[];
}
