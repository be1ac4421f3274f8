import type { Matrix } from '@examples/numerics';
import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { Panel } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { plainText } from '../parts/math-text.ts';
import type { ClipLabels } from './labels.ts';
import { fillOf, pairs, shownTau, type ClipPicture, type Pair } from './model.ts';

const cell = { width: 37, height: 28 };
const grid = { left: 36, top: 36, width: pairs * cell.width, height: pairs * cell.height };
const box = { width: 340, height: grid.top + grid.height + 4 };

/** The cosines of all images with all texts: numbers on fills, true pairs framed, the chosen row, column and pair marked. */
export function CosineMatrix({ labels, title, formula, description, picture, chosen, onPick }: CosineMatrixProps) {
	const { cosines } = picture;
	// The same element as long as the cosines are the same, so that a slider for anything else leaves 64 cells alone.
	const cells = useMemo(() => <Cells cosines={cosines} />, [cosines]);
	const name = `${title}, ${plainText(formula)}`;
	const pick = (event: TargetedMouseEvent<SVGSVGElement>) => onPick(pairAt(event));
	return (
		<Panel title={title} formula={formula}>
			<svg class="figure-plot clip-matrix" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={`${name}. ${description}`} onClick={pick}>
				<g aria-hidden="true">
					<Sides labels={labels} chosen={chosen} />
					{cells}
					<rect class="clip-line" x={grid.left} y={y(chosen.image)} width={grid.width} height={cell.height} />
					<rect class="clip-line" x={x(chosen.text)} y={grid.top} width={cell.width} height={grid.height} />
					<rect class="clip-chosen" x={x(chosen.text)} y={y(chosen.image)} width={cell.width} height={cell.height} />
				</g>
			</svg>
		</Panel>
	);
}

/** All cells, and frames around those of the true pairs. */
function Cells({ cosines }: { cosines: Matrix }) {
	return (
		<g>
			{cosines.flatMap((row, i) => row.map((cosine, j) => <Cell key={`${i},${j}`} i={i} j={j} cosine={cosine} />))}
			{cosines.map((_, i) => (
				<rect key={i} class="clip-true" x={x(i) + 1.5} y={y(i) + 1.5} width={cell.width - 3} height={cell.height - 3} />
			))}
		</g>
	);
}

/** The names of the sides and the numbers of the images and texts. */
function Sides({ labels, chosen }: { labels: ClipLabels; chosen: Pair }) {
	const numbers = Array.from({ length: pairs }, (_, index) => index);
	return (
		<g>
			<Tick at={[grid.left + grid.width / 2, 12]}>{labels.text}</Tick>
			{/* Turned to read upwards; a Han character turned with its line is still a word. */}
			<text class="figure-tick" transform={`translate(11 ${grid.top + grid.height / 2}) rotate(-90)`} text-anchor="middle">
				{labels.image}
			</text>
			{numbers.map((index) => (
				<g key={index}>
					<Tick at={[x(index) + cell.width / 2, grid.top - 7]} strong={index === chosen.text}>
						{index + 1}
					</Tick>
					<Tick at={[grid.left - 11, y(index) + cell.height / 2 + 4]} strong={index === chosen.image}>
						{index + 1}
					</Tick>
				</g>
			))}
		</g>
	);
}

function Tick({ at: [left, baseline], strong, children }: TickProps) {
	return (
		<text class={strong ? 'clip-strong' : 'figure-tick'} x={left} y={baseline} text-anchor="middle">
			{children}
		</text>
	);
}

function Cell({ i, j, cosine }: { i: number; j: number; cosine: number }) {
	const name = i === j ? 'clip-number clip-strong' : 'clip-number';
	return (
		<>
			<rect class={`clip-fill-${fillOf(cosine)}`} x={x(j)} y={y(i)} width={cell.width} height={cell.height} />
			<text class={name} x={x(j) + cell.width / 2} y={y(i) + cell.height / 2 + 4} text-anchor="middle">
				{twoDecimals(cosine)}
			</text>
		</>
	);
}

/** Two digits after the point, for numbers that stand under each other. */
export function twoDecimals(value: number): string {
	return value.toFixed(2).replace(/^-(?=.*[1-9])/, '−').replace('-', '');
}

/** A loss and the temperature it was computed with, as the title of a matrix has them. */
export function lossFormula(loss: number, tau: number): string {
	return `$L$ = ${formatNumber(loss)}, $τ$ = ${shownTau(tau)}`;
}

function x(text: number): number {
	return grid.left + text * cell.width;
}

function y(image: number): number {
	return grid.top + image * cell.height;
}

function pairAt(event: TargetedMouseEvent<SVGSVGElement>): Pair {
	const { left, top, width } = event.currentTarget.getBoundingClientRect();
	const scale = box.width / width;
	const inside = (value: number) => Math.max(0, Math.min(pairs - 1, Math.floor(value)));
	return {
		text: inside(((event.clientX - left) * scale - grid.left) / cell.width),
		image: inside(((event.clientY - top) * scale - grid.top) / cell.height),
	};
}

interface CosineMatrixProps {
	labels: ClipLabels;
	title: string;
	formula: string;
	description: string;
	picture: ClipPicture;
	chosen: Pair;
	onPick: (pair: Pair) => void;
}

interface TickProps {
	at: readonly [number, number];
	strong?: boolean;
	children: ComponentChildren;
}
