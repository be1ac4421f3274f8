import { frame } from '../parts/frame.ts';
import { SvgMathText } from '../parts/MathText.tsx';
import { range } from '../parts/range.ts';
import type { Scale } from '../parts/scale.ts';
import type { PpoLabels } from './labels.ts';
import type { FlatPart } from './model.ts';

const { left, top, right, bottom } = frame;
const height = bottom - top;

/** Where the gradient is zero: shaded and hatched, with its name above it, and beside that the name of the rest. */
export function FlatZone({ labels, part, scale }: FlatZoneProps) {
	const edge = scale(part.edge);
	const [from, to] = [scale(part.from), scale(part.to)];
	const flatIsLeft = from === left;
	return (
		<g>
			<path class="figure-zone" d={`M${from},${top}H${to}V${bottom}H${from}Z`} />
			{/* An inner `<svg>` cuts the hatching off without the id that a `<pattern>` or a `<clipPath>` needs. */}
			<svg x={from} y={top} width={to - from} height={height} viewBox={`${from} ${top} ${to - from} ${height}`}>
				<path class="ppo-hatching" d={hatching} />
			</svg>
			<path class="figure-divider" d={`M${edge},${top - 14}V${bottom}`} />
			<text class="figure-tick" x={edge - 6} y={top - 7} text-anchor="end">
				<SvgMathText text={flatIsLeft ? labels.noGradient : labels.someGradient} />
			</text>
			<text class="figure-tick" x={edge + 6} y={top - 7}>
				<SvgMathText text={flatIsLeft ? labels.someGradient : labels.noGradient} />
			</text>
			<path class="figure-axis" d={`M${left},${top}V${bottom}`} />
		</g>
	);
}

/** Slanted lines over the whole frame and as far beside it as they lean. */
const hatching = range(left - height, right, 10)
	.map((x) => `M${x},${bottom}l${height},${-height}`)
	.join('');

interface FlatZoneProps {
	labels: PpoLabels;
	part: FlatPart;
	scale: Scale;
}
