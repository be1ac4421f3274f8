import type { AttentionMask } from '@examples/attention-mask';
import type { TargetedMouseEvent } from 'preact';
import { cellPath, columnX, crossPath, dotPath, grid, rowY } from './geometry.ts';
import type { AttentionMasksLabels } from './labels.ts';
import '../parts/plot.css';

/** A mask, queries from top to bottom, keys from left to right; a click on a row chooses its query. */
export function Grid({ labels, mask, first, chosen, padding, changed, description, onChoose }: GridProps) {
	const keys = mask[0]!.length;
	const height = rowY(first + mask.length) + 2;
	return (
		<svg
			class="figure-plot attention-grid"
			viewBox={`0 0 ${grid.width} ${height}`}
			role="img"
			aria-label={description}
			onClick={(event) => onChoose(rowAt(event, height, first, first + mask.length - 1))}
		>
			<g aria-hidden="true">
				<GridAxes labels={labels} keys={keys} first={first} queries={mask.length} chosen={chosen} />
				<Cells mask={mask} first={first} chosen={chosen} padding={padding} />
				{first > 0 && <path class="attention-past" d={`M${grid.left},${grid.top}h${keys * grid.cell}v${first * grid.cell}h${-keys * grid.cell}Z`} />}
				{changed > 0 && <path class="attention-changed" d={columnPath(changed - 1, first, mask.length)} />}
				<path class="attention-chosen" d={`M${grid.left},${rowY(chosen)}h${keys * grid.cell}v${grid.cell}h${-keys * grid.cell}Z`} />
			</g>
		</svg>
	);
}

/** Each kind of cell is one path: a grid of paths for every cell would be ten times the bytes. */
function Cells({ mask, first, chosen, padding }: Pick<GridProps, 'mask' | 'first' | 'chosen' | 'padding'>) {
	const places = mask.flatMap((row, index) => row.map((visible, key) => ({ query: first + index, key, visible })));
	const isPadding = (key: number) => key >= mask[0]!.length - padding;
	const visible = places.filter((place) => place.visible);
	const hidden = places.filter((place) => !place.visible);
	return (
		<g>
			<path class="attention-hidden" d={hidden.map(({ query, key }) => cellPath(query, key)).join('')} />
			<path class="attention-dot" d={hidden.filter(({ key }) => !isPadding(key)).map(({ query, key }) => dotPath(query, key)).join('')} />
			<path class="attention-cross" d={hidden.filter(({ key }) => isPadding(key)).map(({ query, key }) => crossPath(query, key)).join('')} />
			<path class="attention-visible" d={visible.filter(({ query }) => query !== chosen).map(({ query, key }) => cellPath(query, key)).join('')} />
			<path class="attention-lit" d={visible.filter(({ query }) => query === chosen).map(({ query, key }) => cellPath(query, key)).join('')} />
		</g>
	);
}

function GridAxes({ labels, keys, first, queries, chosen }: AxesProps) {
	const { cell, left, top } = grid;
	const middle = rowY(first + queries / 2);
	return (
		<g>
			<text class="figure-tick" x={left + (keys * cell) / 2} y="12" text-anchor="middle">
				{labels.key} →
			</text>
			{Array.from({ length: keys }, (_, key) => (
				<text key={key} class="figure-tick" x={columnX(key + 0.5)} y={top - 5} text-anchor="middle">
					{key + 1}
				</text>
			))}
			{Array.from({ length: queries }, (_, row) => first + row).map((query) => (
				<text
					key={query}
					class={query === chosen ? 'attention-chosen-tick' : 'figure-tick'}
					x={left - 5}
					y={rowY(query + 0.5)}
					dy="0.35em"
					text-anchor="end"
				>
					{query + 1}
				</text>
			))}
			<text class="figure-tick" transform={`translate(9 ${middle}) rotate(-90)`} text-anchor="middle">
				← {labels.query}
			</text>
		</g>
	);
}

/** Around a key's column: the queries that see it are those whose outputs its change reaches. */
function columnPath(key: number, first: number, queries: number): string {
	const height = queries * grid.cell;
	return `M${columnX(key)},${rowY(first)}h${grid.cell}v${height}h${-grid.cell}Z`;
}

function rowAt(event: TargetedMouseEvent<SVGSVGElement>, height: number, first: number, last: number): number {
	const box = event.currentTarget.getBoundingClientRect();
	const y = ((event.clientY - box.top) / box.height) * height;
	return Math.max(first, Math.min(last, Math.floor((y - grid.top) / grid.cell)));
}

interface AxesProps {
	labels: AttentionMasksLabels;
	keys: number;
	first: number;
	queries: number;
	chosen: number;
}

interface GridProps {
	labels: AttentionMasksLabels;
	mask: AttentionMask;
	/** Position of the first row's query, from 0; rows above it are left empty. */
	first: number;
	/** Position of the chosen query, from 0. */
	chosen: number;
	/** How many of the last keys are padding. */
	padding: number;
	/** Number of the changed token, from 1; 0 for none. */
	changed: number;
	description: string;
	onChoose: (query: number) => void;
}
