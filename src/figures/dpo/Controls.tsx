import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { DpoLabels } from './labels.ts';
import { betaAt, betaPosition, lastBetaPosition, marginLimit, type DpoPoint } from './model.ts';

const betaMarks = [0, lastBetaPosition / 2, lastBetaPosition].map((position) => formatExact(betaAt(position)));
const marginMarks = [-marginLimit, 0, marginLimit].map(formatExact);

/** The sliders for β (logarithmic) and for the margin; each also speaks the loss and the weight it leads to. */
export function Controls({ labels, beta, point, onBeta, onMargin }: ControlsProps) {
	const results = `${labels.loss} ${formatNumber(point.loss)}; ${labels.weight} ${formatNumber(point.weight)}`;
	return (
		<div class="figure-controls">
			<Slider
				label={`${labels.beta} $β$`}
				shown={formatExact(beta)}
				spoken={`${formatExact(beta)}; ${results}`}
				marks={betaMarks}
				min={0}
				max={lastBetaPosition}
				value={betaPosition(beta)}
				onInput={(position) => onBeta(betaAt(position))}
			/>
			<Slider
				label={`${labels.margin} $h$`}
				shown={formatExact(point.margin)}
				spoken={`${formatExact(point.margin)}; ${results}`}
				marks={marginMarks}
				min={-marginLimit}
				max={marginLimit}
				value={point.margin}
				onInput={onMargin}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: DpoLabels;
	beta: number;
	point: DpoPoint;
	onBeta: (beta: number) => void;
	onMargin: (margin: number) => void;
}
