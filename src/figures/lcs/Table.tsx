import { Frame, Text, Units } from './Cells.tsx';
import { arrow, layout, width, type Layout } from './geometry.ts';
import { cellAt, isFilled, moveInto, neighbor, type Cell, type LcsPicture } from './model.ts';
import '../parts/plot.css';

/** The table as far as `step` steps have filled it: the newest cell and where it comes from, or at the end the way back. */
export function Table({ label, picture, step }: TableProps) {
	const { text1, text2, table, steps } = picture;
	const places = layout(text1.length, text2.length);
	const current = step > 0 && step < steps ? cellAt(step, picture) : undefined;
	const path = step === steps ? picture.path : [];
	const matched = path.filter(({ move }) => move === 'diagonal');
	const rows = new Set([...matched.map(({ i }) => i), current?.i]);
	const columns = new Set([...matched.map(({ j }) => j), current?.j]);
	return (
		<svg class="figure-plot lcs-table" viewBox={`0 0 ${width} ${places.height}`} role="img" aria-label={label}>
			<g aria-hidden="true">
				<Units units={['∅', ...text1.split('')]} strong={rows} at={(i) => ({ i, j: -1 })} places={places} />
				<Units units={['∅', ...text2.split('')]} strong={columns} at={(j) => ({ i: -1, j })} places={places} />
				{table.flatMap((row, i) => row.map((value, j) => <Box key={`${i},${j}`} {...{ cell: { i, j }, value, step, picture, places }} />))}
				{path.map((cell) => (
					<Frame key={`${cell.i},${cell.j}`} cell={cell} class={cell.move === 'diagonal' ? 'lcs-matched' : 'lcs-passed'} places={places} />
				))}
				{path.map((cell) => (
					<path key={`${cell.i},${cell.j}`} class="lcs-arrow" d={arrow(cell, cell.move, 'out', places)} />
				))}
				{current && <Current cell={current} picture={picture} places={places} />}
			</g>
		</svg>
	);
}

/** One cell with its number, empty as long as it is not filled. */
function Box({ cell, value, step, picture, places }: BoxProps) {
	const given = cell.i === 0 || cell.j === 0;
	return (
		<>
			<Frame cell={cell} class={given ? 'lcs-cell lcs-given' : 'lcs-cell'} places={places} />
			{isFilled(cell, step, picture) && <Text cell={cell} text={String(value)} class="lcs-value" places={places} />}
		</>
	);
}

/** The newest cell, and the neighbors that its number was computed from. */
function Current({ cell, picture, places }: CurrentProps) {
	const move = moveInto(cell, picture);
	const others = move === 'diagonal' ? [] : (['up', 'left'] as const).filter((other) => other !== move);
	return (
		<>
			{others.map((other) => (
				<Frame key={other} cell={neighbor(cell, other)} class="lcs-smaller" places={places} />
			))}
			<Frame cell={neighbor(cell, move)} class="lcs-source" places={places} />
			<Frame cell={cell} class="lcs-current" places={places} />
			<path class="lcs-arrow" d={arrow(cell, move, 'in', places)} />
		</>
	);
}

interface TableProps {
	label: string;
	picture: LcsPicture;
	/** How many cells are filled. */
	step: number;
}

interface CurrentProps {
	cell: Cell;
	picture: LcsPicture;
	places: Layout;
}

interface BoxProps extends CurrentProps {
	value: number;
	step: number;
}
