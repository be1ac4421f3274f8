import { MathText } from '../parts/MathText.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import type { LcsLabels } from './labels.ts';
import { cellAt, drawnUnit, moveInto, type LcsPicture } from './model.ts';

/** Beside the table: why its newest cell holds its number, or how the full table is read. */
export function Explanation({ labels, picture, step }: ExplanationProps) {
	const done = step === picture.steps;
	const { words, formula } = done ? { words: labels.tracebackReason, formula: '' } : reason(labels, picture, step);
	return (
		<div class="figure-panel lcs-explanation">
			<p class="figure-panel-title">{done ? labels.traceback : labels.reason}</p>
			<div class="lcs-reason">
				<p>{words}</p>
				{formula && (
					<p>
						<MathText text={formula} />
					</p>
				)}
			</div>
			<Readouts items={readouts(labels, picture, step)} />
		</div>
	);
}

/** The step as a screen reader says it. */
export function spokenStep(labels: LcsLabels, picture: LcsPicture, step: number): string {
	const count = `${step} / ${picture.steps}`;
	if (step === picture.steps) return `${count}; ${labels.length} ${picture.length}; ${labels.result} ${shownResult(labels, picture)}`;
	if (step === 0) return `${count}; ${labels.borders}`;
	const { i, j } = cellAt(step, picture);
	const same = moveInto({ i, j }, picture) === 'diagonal' ? labels.same : labels.different;
	return `${count}; ${pair(i, j, picture)}: ${same}; ${labels.value} ${picture.table[i]![j]}`;
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

function readouts(labels: LcsLabels, picture: LcsPicture, step: number): Readout[] {
	const { table, steps } = picture;
	const { i, j } = step === 0 ? { i: 0, j: 0 } : cellAt(step, picture);
	const characters = step === 0 ? labels.notYet : pair(i, j, picture);
	const done = step === steps;
	return [
		{ name: labels.characters, formula: `$i = ${i}, j = ${j}$`, value: characters },
		{ name: labels.value, formula: '$T[i][j]$', value: String(table[i]![j]) },
		{ name: labels.length, formula: '$T[m][n]$', value: done ? String(picture.length) : labels.notYet },
		{ name: labels.result, formula: '', value: done ? shownResult(labels, picture) : labels.notYet },
	];
}

function pair(i: number, j: number, { text1, text2 }: LcsPicture): string {
	const [row, column] = [text1[i - 1]!, text2[j - 1]!];
	return `${drawnUnit(row)} ${row === column ? '=' : '≠'} ${drawnUnit(column)}`;
}

function shownResult(labels: LcsLabels, { result }: LcsPicture): string {
	return result.split('').map(drawnUnit).join('') || labels.none;
}

interface ExplanationProps {
	labels: LcsLabels;
	picture: LcsPicture;
	step: number;
}
