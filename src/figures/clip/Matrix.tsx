import type { Matrix } from '@examples/numerics';
import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { plainText } from '../parts/math-text.ts';
import type { ClipLabels } from './labels.ts';
import { cosineRanges, fillOf, type Pair } from './model.ts';

// The same room for any number of pairs, so that choosing another moves nothing below.
const grid = { left: 36, top: 36, width: 296, height: 224 };
const box = { width: 340, height: grid.top + grid.height + 4 };
/** With more pairs than these the numbers would be too small to read; fills are left, and the readouts. */
const mostNumbered = 8;

/** The cosines of all images with all texts: numbers on fills, true pairs framed, the chosen row, column and pair marked. */
export function CosineMatrix({ labels, name, cosines, chosen, onPick }: CosineMatrixProps) {
	// The same element as long as the cosines are the same, so that a slider for anything else leaves the cells alone.
	const cells = useMemo(() => <Cells cosines={cosines} />, [cosines]);
	const { x, y, width, height } = placesOf(cosines.length);
	const pick = (event: TargetedMouseEvent<SVGSVGElement>) => onPick(pairAt(event, cosines.length));
	return (
		<svg
			class="figure-plot clip-matrix"
			viewBox={`0 0 ${box.width} ${box.height}`}
			role="img"
			aria-label={`${plainText(name)}. ${ranges(labels, cosines)}. ${labels.matrixDescription}`}
			onClick={pick}
		>
			<g aria-hidden="true">
				<Sides labels={labels} chosen={chosen} pairs={cosines.length} />
				{cells}
				<rect class="clip-edge" x={grid.left} y={grid.top} width={grid.width} height={grid.height} />
				<rect class="clip-line" x={grid.left} y={y(chosen.image)} width={grid.width} height={height} />
				<rect class="clip-line" x={x(chosen.text)} y={grid.top} width={width} height={grid.height} />
				<rect class="clip-chosen" x={x(chosen.text)} y={y(chosen.image)} width={width} height={height} />
			</g>
		</svg>
	);
}

/** All cells, and frames around those of the true pairs. */
function Cells({ cosines }: { cosines: Matrix }) {
	const { x, y, width, height } = placesOf(cosines.length);
	const inset = width > 20 ? 1.5 : 1;
	return (
		<g>
			{cosines.flatMap((row, i) => row.map((cosine, j) => <Cell key={`${i},${j}`} {...{ i, j, cosine }} pairs={cosines.length} />))}
			{cosines.map((_, i) => (
				<rect key={i} class="clip-true" x={x(i) + inset} y={y(i) + inset} width={width - 2 * inset} height={height - 2 * inset} />
			))}
		</g>
	);
}

function Cell({ i, j, cosine, pairs }: { i: number; j: number; cosine: number; pairs: number }) {
	const { x, y, width, height } = placesOf(pairs);
	const middle = { x: x(j) + width / 2, y: y(i) + height / 2 + 4 };
	return (
		<>
			<rect class={`clip-fill-${fillOf(cosine)}`} x={x(j)} y={y(i)} width={width} height={height} />
			{pairs <= mostNumbered && (
				<text class={i === j ? 'clip-number clip-strong' : 'clip-number'} {...middle} font-size={pairs < mostNumbered ? 14 : 11.5} text-anchor="middle">
					{twoDecimals(cosine)}
				</text>
			)}
		</>
	);
}

/** The names of the sides and the numbers of the images and texts. */
function Sides({ labels, chosen, pairs }: { labels: ClipLabels; chosen: Pair; pairs: number }) {
	const { x, y, width, height } = placesOf(pairs);
	return (
		<g>
			<Tick at={[grid.left + grid.width / 2, 12]}>{labels.text}</Tick>
			{/* Turned to read upwards; a Han character turned with its line is still a word. */}
			<text class="figure-tick" transform={`translate(11 ${grid.top + grid.height / 2}) rotate(-90)`} text-anchor="middle">
				{labels.image}
			</text>
			{Array.from({ length: pairs }, (_, index) => (
				<g key={index}>
					<Tick at={[x(index) + width / 2, grid.top - 7]} strong={index === chosen.text}>
						{index + 1}
					</Tick>
					<Tick at={[grid.left - 11, y(index) + height / 2 + 4]} strong={index === chosen.image}>
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

/** Two digits after the point, for numbers that stand under each other. */
export function twoDecimals(value: number): string {
	return value.toFixed(2).replace(/^-(?=.*[1-9])/, '−').replace('-', '');
}

/** Where the cells of so many pairs are, and how large. */
function placesOf(pairs: number) {
	const [width, height] = [grid.width / pairs, grid.height / pairs];
	return { width, height, x: (text: number) => grid.left + text * width, y: (image: number) => grid.top + image * height };
}

function ranges(labels: ClipLabels, cosines: Matrix): string {
	const { truePairs, others } = cosineRanges(cosines);
	return `${labels.truePair}: ${truePairs.map(twoDecimals).join(' … ')}; ${labels.otherPair}: ${others.map(twoDecimals).join(' … ')}`;
}

function pairAt(event: TargetedMouseEvent<SVGSVGElement>, pairs: number): Pair {
	const { left, top, width } = event.currentTarget.getBoundingClientRect();
	const scale = box.width / width;
	const cell = placesOf(pairs);
	const inside = (value: number) => Math.max(0, Math.min(pairs - 1, Math.floor(value)));
	return {
		text: inside(((event.clientX - left) * scale - grid.left) / cell.width),
		image: inside(((event.clientY - top) * scale - grid.top) / cell.height),
	};
}

interface CosineMatrixProps {
	labels: ClipLabels;
	/** The title above it. */
	name: string;
	cosines: Matrix;
	chosen: Pair;
	onPick: (pair: Pair) => void;
}

interface TickProps {
	at: readonly [number, number];
	strong?: boolean;
	children: ComponentChildren;
}
