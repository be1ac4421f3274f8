import { Frame, Text, Units } from './Cells.tsx';
import { layout, width, type Layout } from './geometry.ts';
import { keptAs, newestCell, type Kept } from './kept.ts';
import type { Cell, LcsPicture } from './model.ts';
import '../parts/plot.css';

const frames: Partial<Record<Kept, string>> = { row: 'lcs-source', diagonal: 'lcs-smaller' };
const numbers: Partial<Record<Kept, string>> = { gone: 'lcs-value lcs-gone' };

/** What a rolling array still holds of the table after `step` steps; faded is what has been overwritten. */
export function RowsTable({ label, picture, step }: RowsTableProps) {
	const { text1, text2, table } = picture;
	const places = layout(text1.length, text2.length);
	const newest = newestCell(step, picture);
	const [row, column] = step === 0 ? [new Set<number>(), new Set<number>()] : [new Set([newest.i]), new Set([newest.j])];
	const cells = table.flatMap((values, i) => values.map((value, j) => ({ cell: { i, j }, value, kept: keptAs({ i, j }, step, picture) })));
	return (
		<svg class="figure-plot lcs-table" viewBox={`0 0 ${width} ${places.height}`} role="img" aria-label={label}>
			<g aria-hidden="true">
				<Units units={['∅', ...text1.split('')]} strong={row} at={(i) => ({ i, j: -1 })} places={places} />
				<Units units={['∅', ...text2.split('')]} strong={column} at={(j) => ({ i: -1, j })} places={places} />
				{cells.map(({ cell, value, kept }) => (
					<KeptCell key={`${cell.i},${cell.j}`} {...{ cell, value, kept, places }} />
				))}
				{cells.map(({ cell, kept }) => frames[kept] && <Frame key={`${cell.i},${cell.j}`} cell={cell} class={frames[kept]} places={places} />)}
				{step > 0 && <Frame cell={newest} class="lcs-current" places={places} />}
			</g>
		</svg>
	);
}

function KeptCell({ cell, value, kept, places }: { cell: Cell; value: number; kept: Kept; places: Layout }) {
	return (
		<>
			<Frame cell={cell} class="lcs-cell" places={places} />
			{kept !== 'later' && <Text cell={cell} text={String(value)} class={numbers[kept] ?? 'lcs-value'} places={places} />}
		</>
	);
}

interface RowsTableProps {
	label: string;
	picture: LcsPicture;
	/** How many cells have been filled. */
	step: number;
}
