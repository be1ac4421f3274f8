import { Frame, Text, Units } from './Cells.tsx';
import { splitLayout, width, type Layout } from './geometry.ts';
import { foundIn, partsAfter, type Part, type Split } from './hirschberg.ts';
import type { LcsPicture } from './model.ts';
import '../parts/plot.css';

/** The parts that Hirschberg's splits leave, the latest split with its cuts, and under them the scores it was chosen by. */
export function SplitTable({ label, picture, count }: SplitTableProps) {
	const { text1, text2, whole, splits } = picture;
	const places = splitLayout(text1.length, text2.length);
	const latest = splits[count - 1];
	const parts = partsAfter(count, whole, splits);
	const found = parts.flatMap((part) => foundIn(part, text1, text2) ?? []);
	return (
		<svg class="figure-plot lcs-table" viewBox={`0 0 ${width} ${places.height}`} role="img" aria-label={label}>
			<g aria-hidden="true">
				<Units units={text1.split('')} strong={new Set(found.map(({ i }) => i - 1))} at={(i) => ({ i: i + 1, j: -1 })} places={places} />
				<Units units={['∅', ...text2.split('')]} strong={new Set(found.map(({ j }) => j))} at={(j) => ({ i: 0, j })} places={places} />
				{latest && <path class="lcs-shade" d={partPath(latest.upper, places, 3) + partPath(latest.lower, places, 3)} />}
				<path class="lcs-cell" d={gridPath(picture, places)} />
				{parts.map((part, index) => (
					<path key={index} class={isOf(part, latest) ? 'lcs-source' : 'lcs-passed'} d={partPath(part, places, 3)} />
				))}
				{found.map((cell) => (
					<Frame key={cell.i} cell={cell} class="lcs-matched" places={places} />
				))}
				<path class="lcs-current" d={partPath(latest?.part ?? whole, places, 0)} />
				<Scores rows={text1.length} columns={text2.length} split={latest} places={places} />
				{latest && <Cuts split={latest} rows={text1.length} places={places} />}
			</g>
		</svg>
	);
}

/** F, G and their sums, each under the column after which the second text would be cut. */
function Scores({ rows, columns, split, places }: { rows: number; columns: number; split: Split | undefined; places: Layout }) {
	const names = ['F', 'G', 'F+G'];
	const scores = split ? [split.forward, split.backward, split.totals] : [];
	const best = split && split.totals[split.cut - split.part.columns.start];
	return (
		<>
			{names.map((name, row) => (
				<Text key={name} cell={{ i: rows + 1 + row, j: -1 }} text={name} class="lcs-score" places={places} />
			))}
			{names.map((name, row) =>
				Array.from({ length: columns + 1 }, (_, k) => <Frame key={`${name}${k}`} cell={{ i: rows + 1 + row, j: k }} class="lcs-cell" places={places} />),
			)}
			{split &&
				scores.map((values, row) =>
					values.map((value, index) => {
						const cell = { i: rows + 1 + row, j: split.part.columns.start + index };
						const tie = row === 2 && value === best && cell.j !== split.cut;
						return (
							<g key={`${row},${index}`}>
								<Text cell={cell} text={String(value)} class="lcs-value" places={places} />
								{tie && <Frame cell={cell} class="lcs-smaller" places={places} />}
							</g>
						);
					}),
				)}
			{split && <Frame cell={{ i: rows + 3, j: split.cut }} class="lcs-current" places={places} />}
		</>
	);
}

/** The lines along which the latest split cuts both texts, and from where each half is scored. */
function Cuts({ split: { part, middle, cut }, rows, places }: { split: Split; rows: number; places: Layout }) {
	const { x, y, size, rowHeight } = places;
	const [top, bottom] = [y(part.rows.start + 1), y(part.rows.end) + rowHeight];
	const line = y(middle + 1);
	const halves = [
		{ text: 'F ↓', at: (top + line) / 2 },
		{ text: 'G ↑', at: (line + bottom) / 2 },
	];
	return (
		<>
			<path class="lcs-thread" d={`M${x(cut + 1)},${bottom}V${y(rows + 3)}`} />
			<path class="lcs-cut" d={`M${x(part.columns.start + 1)},${line}H${x(part.columns.end + 1)}M${x(cut + 1)},${top}V${bottom}`} />
			{halves.map(({ text, at }) => (
				<text key={text} class="lcs-score" x={x(0) + size / 2} y={at} dy="0.35em" text-anchor="middle">
					{text}
				</text>
			))}
		</>
	);
}

function isOf(part: Part, split: Split | undefined): boolean {
	return part === split?.upper || part === split?.lower;
}

function gridPath({ text1, text2 }: LcsPicture, { x, y, size, rowHeight }: Layout): string {
	const [rows, columns] = [text1.length, text2.length];
	if (rows === 0 || columns === 0) return '';
	const lines = text1.split('').map((_, i) => `M${x(1)},${y(i + 1)}h${columns * size}v${rowHeight}h${-columns * size}Z`);
	const posts = text2.split('').map((_, j) => `M${x(j + 1)},${y(1)}v${rows * rowHeight}`);
	return lines.join('') + posts.join('');
}

/** Around a part, `inset` inside its border; nothing where it has no column. */
function partPath({ rows, columns }: Part, { x, y, size, rowHeight }: Layout, inset: number): string {
	const [across, down] = [(columns.end - columns.start) * size, (rows.end - rows.start) * rowHeight];
	if (across === 0 || down === 0) return '';
	const [width, height] = [across - 2 * inset, down - 2 * inset];
	return `M${x(columns.start + 1) + inset},${y(rows.start + 1) + inset}h${width}v${height}h${-width}Z`;
}

interface SplitTableProps {
	label: string;
	picture: LcsPicture;
	/** How many splits are done; the latest is shown with its scores. */
	count: number;
}
