import { strip, stripX, stripY } from './geometry.ts';
import type { OutputMoves } from './changed-token.ts';
import type { AttentionMasksLabels } from './labels.ts';
import { targetLength } from './model.ts';
import '../parts/plot.css';

/** Which outputs a changed token moves, and how far: a filled square with a number, or an empty one. */
export function OutputStrip({ labels, moves, first, changed }: OutputStripProps) {
	const rows = [
		{ name: labels.withMask, moved: moves.masked },
		{ name: labels.withoutMask, moved: moves.unmasked },
	];
	return (
		<svg class="figure-plot" viewBox={`0 0 ${strip.width} ${strip.height}`} role="img" aria-label={describe(labels, moves, first, changed)}>
			<g aria-hidden="true">
				<text class="figure-tick" x={stripX(targetLength / 2)} y="12" text-anchor="middle">
					{labels.output} →
				</text>
				{Array.from({ length: targetLength }, (_, query) => (
					<text key={query} class="figure-tick" x={stripX(query + 0.5)} y={strip.top - 6} text-anchor="middle">
						{query + 1}
					</text>
				))}
				{rows.map(({ name, moved }, row) => (
					<g key={name}>
						<text class="figure-tick" x={strip.left - 8} y={stripY(row + 0.5)} dy="0.35em" text-anchor="end">
							{name}
						</text>
						<Squares moved={moved} first={first} row={row} />
					</g>
				))}
				{first > 0 && <path class="attention-past" d={boxPath(0, first)} />}
				{changed > 0 && <path class="attention-changed" d={boxPath(changed - 1, 1)} />}
			</g>
		</svg>
	);
}

function Squares({ moved, first, row }: { moved: readonly number[]; first: number; row: number }) {
	const square = (distance: number, index: number, filled: boolean) =>
		distance > 0 === filled ? `M${stripX(first + index) + 2},${stripY(row) + 2}h${strip.cell - 4}v${strip.cell - 4}h${4 - strip.cell}Z` : '';
	return (
		<>
			<path class="attention-unmoved" d={moved.map((distance, index) => square(distance, index, false)).join('')} />
			<path class="attention-moved" d={moved.map((distance, index) => square(distance, index, true)).join('')} />
			{moved.map(
				(distance, index) =>
					distance > 0 && (
						<text key={index} class="attention-move" x={stripX(first + index + 0.5)} y={stripY(row + 0.5)} dy="0.35em" text-anchor="middle">
							{shownMove(distance)}
						</text>
					),
			)}
		</>
	);
}

/** How far an output moved, as it stands in a square: never 0.00, which would say that it did not. */
export function shownMove(distance: number): string {
	if (distance === 0) return '0';
	return distance < 0.005 ? '<.01' : distance.toFixed(2);
}

function boxPath(from: number, columns: number): string {
	const width = columns * strip.cell;
	return `M${stripX(from)},${stripY(0)}h${width}v${2 * strip.cell}h${-width}Z`;
}

function describe(labels: AttentionMasksLabels, { masked, unmasked }: OutputMoves, first: number, changed: number): string {
	const list = (moved: readonly number[]) =>
		moved.flatMap((distance, index) => (distance > 0 ? [first + index + 1] : [])).join(', ') || labels.noToken;
	const results = `${labels.withMask}: ${list(masked)}; ${labels.withoutMask}: ${list(unmasked)}`;
	return `${labels.outputs}. ${labels.changedToken}: ${changed || labels.noToken}; ${results}. ${labels.outputsDescription}`;
}

export interface OutputStripProps {
	labels: AttentionMasksLabels;
	moves: OutputMoves;
	/** Position of the first query, from 0; outputs before it are not computed. */
	first: number;
	/** Number of the changed token, from 1; 0 for none. */
	changed: number;
}
