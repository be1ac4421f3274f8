import type { ComponentChildren } from 'preact';
import { Panel } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { plainText } from '../parts/math-text.ts';
import { SvgMathText } from '../parts/MathText.tsx';
import type { NegativesLabels } from './labels.ts';
import { drawn, drawnQueue, roles, type Role } from './model.ts';
import '../parts/plot.css';

/** The share of its encoder that is left of a key: m to the power a. */
export const powerFormula = '$m$$ᵃ$';
const width = 340;
const views = Array.from({ length: 2 * drawn.images }, (_, i) => `${(i % drawn.images) + 1}${i < drawn.images ? '' : '′'}`);
const square = { left: 40, top: 36, cell: 27 };
const wide = { left: 40, top: 36, cell: 21, gap: 8 };
const rowHeight = 27;

/** Who is a candidate for whom among the 2N views of a batch. */
export function SimclrMatrix({ labels }: { labels: NegativesLabels }) {
	const formula = '$2N × 2N$';
	const { left, top, cell } = square;
	return (
		<Panel title={labels.simclr} formula={formula}>
			<Drawing label={`${labels.simclr} ${plainText(formula)}. ${labels.simclrDescription}`} height={top + views.length * cell + 4}>
				<Sides above={labels.view} beside={labels.view} middle={[left + 4 * cell, top + 4 * cell]} />
				{views.map((name, i) => (
					<g key={name}>
						<Tick at={[left + (i + 0.5) * cell, top - 7]} text={name} />
						<Tick at={[left - 11, top + (i + 0.5) * cell + 4]} text={name} />
					</g>
				))}
				{roles().map((row, i) =>
					row.map((role, k) => <Cell key={`${i},${k}`} role={role} x={left + k * cell} y={top + i * cell} width={cell} height={cell} kept={1} />),
				)}
			</Drawing>
		</Panel>
	);
}

/** Who is a candidate for the queries of a batch: one positive key each, and the queue for all of them. */
export function MocoMatrix({ labels, momentum }: { labels: NegativesLabels; momentum: number }) {
	const formula = '$N × (1 + K)$';
	const queue = drawnQueue(momentum);
	const queries = views.slice(0, drawn.images);
	const column = (index: number) => wide.left + index * wide.cell + (index > 0 ? wide.gap : 0) + Math.max(0, Math.floor((index - 1) / drawn.images)) * 4;
	const bottom = wide.top + drawn.images * rowHeight;
	return (
		<Panel title={labels.moco} formula={formula}>
			<Drawing label={`${labels.moco} ${plainText(formula)}. ${labels.mocoDescription}`} height={bottom + 52}>
				<Sides above={labels.queue} beside={labels.query} middle={[column(7), wide.top + 2 * rowHeight]} />
				<Tick at={[column(0) + wide.cell / 2, wide.top - 7]} text="$k_+$" />
				{queries.map((name, i) => (
					<g key={name}>
						<Tick at={[wide.left - 11, wide.top + (i + 0.5) * rowHeight + 4]} text={name} />
						<Cell role="positive" x={column(0)} y={wide.top + i * rowHeight} width={wide.cell} height={rowHeight} kept={1} />
						{queue.map(({ position, kept }) => (
							<Cell key={position} role="negative" x={column(position + 1)} y={wide.top + i * rowHeight} width={wide.cell} height={rowHeight} kept={kept} />
						))}
					</g>
				))}
				{queue
					.filter(({ position }) => position % drawn.images === 0)
					.map(({ position, age, kept }) => (
						<g key={age}>
							<path class="figure-axis" d={`M${column(position + 1)},${bottom + 8}v4H${column(position + drawn.images) + wide.cell}v-4`} />
							<Tick at={[column(position + 2) + wide.cell, bottom + 27]} text={`$a$ = ${age}`} />
							<Tick at={[column(position + 2) + wide.cell, bottom + 46]} text={`${powerFormula} = ${formatNumber(kept)}`} />
						</g>
					))}
			</Drawing>
		</Panel>
	);
}

function Drawing({ label, height, children }: { label: string; height: number; children: ComponentChildren }) {
	return (
		<svg class="figure-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
			<g aria-hidden="true">{children}</g>
		</svg>
	);
}

/** A pair is filled, a negative is filled as far as its encoder is left, a view and itself are crossed out. */
function Cell({ role, kept, ...box }: { role: Role; kept: number; x: number; y: number; width: number; height: number }) {
	const { x, y } = box;
	return (
		<g>
			<rect class={`negatives-${role}`} {...box} fill-opacity={role === 'negative' ? Number(kept.toFixed(3)) : undefined} />
			{role === 'self' && <path class="negatives-cross" d={`M${x + 6},${y + 6}l${box.width - 12},${box.height - 12}m0,${12 - box.height}l${12 - box.width},${box.height - 12}`} />}
			<rect class="negatives-frame" {...box} />
			{role === 'positive' && <circle class="negatives-dot" cx={x + box.width / 2} cy={y + box.height / 2} r="4" />}
		</g>
	);
}

function Sides({ above, beside, middle: [x, y] }: { above: string; beside: string; middle: readonly [number, number] }) {
	return (
		<g>
			<Tick at={[x, 12]} text={above} />
			{/* Turned to read upwards; a Han character turned with its line is still a word. */}
			<text class="figure-tick" transform={`translate(12 ${y}) rotate(-90)`} text-anchor="middle">
				{beside}
			</text>
		</g>
	);
}

function Tick({ at: [x, y], text }: { at: readonly [number, number]; text: string }) {
	return (
		<text class="figure-tick" x={x} y={y} text-anchor="middle">
			<SvgMathText text={text} />
		</text>
	);
}
