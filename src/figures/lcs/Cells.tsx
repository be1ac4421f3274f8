import type { Layout } from './geometry.ts';
import { drawnUnit, type Cell } from './model.ts';

/** The characters beside the rows or above the columns, from row or column 0 on; some of them strong. */
export function Units({ units, strong, at, places }: UnitsProps) {
	return (
		<>
			{units.map((unit, index) => (
				<Text key={index} cell={at(index)} text={drawnUnit(unit)} class={strong.has(index) ? 'lcs-unit lcs-strong' : 'lcs-unit'} places={places} />
			))}
		</>
	);
}

export function Frame({ cell: { i, j }, class: name, places: { x, y, size, rowHeight } }: FrameProps) {
	return <rect class={name} x={x(j)} y={y(i)} width={size} height={rowHeight} />;
}

export function Text({ cell: { i, j }, text, class: name, places: { x, y, size, rowHeight } }: FrameProps & { text: string }) {
	const long = text.length > 2 ? ' lcs-long' : '';
	return (
		<text class={name + long} x={x(j) + size / 2} y={y(i) + rowHeight / 2} dy="0.35em" text-anchor="middle">
			{text}
		</text>
	);
}

interface UnitsProps {
	units: readonly string[];
	strong: ReadonlySet<number | undefined>;
	/** The place of the unit that ends the text's first `index` units. */
	at: (index: number) => Cell;
	places: Layout;
}

interface FrameProps {
	cell: Cell;
	class: string;
	places: Layout;
}
