import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { PpoLabels } from './labels.ts';
import { clipSlider, ratioSlider, sizeSlider, type PpoPoint } from './model.ts';

/** The sliders for r, ε and |A|; each also speaks the gradient that it leads to in both plots. */
export function Controls({ labels, ratio, clipRange, size, better, worse, ...change }: ControlsProps) {
	const results = [
		`${labels.better}: ${labels.gradient} ${formatNumber(better.gradient)}`,
		`${labels.worse}: ${labels.gradient} ${formatNumber(worse.gradient)}`,
	].join('; ');
	return (
		<div class="figure-controls ppo-controls">
			<FractionSlider results={results} label={`${labels.ratio} $r$`} value={ratio} slider={ratioSlider} onInput={change.onRatio} />
			<FractionSlider
				results={results}
				label={`${labels.clipRange} $ε$`}
				value={clipRange}
				slider={clipSlider}
				onInput={change.onClipRange}
			/>
			<FractionSlider results={results} label={`${labels.size} $|A|$`} value={size} slider={sizeSlider} onInput={change.onSize} />
		</div>
	);
}

/** A slider over whole positions that stand for fractions. */
function FractionSlider({ label, results, value, slider, onInput }: FractionSliderProps) {
	const { first, last, parts } = slider;
	return (
		<Slider
			label={label}
			shown={formatExact(value)}
			spoken={`${formatExact(value)}; ${results}`}
			marks={[first, (first + last) / 2, last].map((position) => formatExact(position / parts))}
			min={first}
			max={last}
			value={value * parts}
			onInput={(position) => onInput(position / parts)}
		/>
	);
}

interface ControlsProps {
	labels: PpoLabels;
	ratio: number;
	clipRange: number;
	size: number;
	better: PpoPoint;
	worse: PpoPoint;
	onRatio: (ratio: number) => void;
	onClipRange: (clipRange: number) => void;
	onSize: (size: number) => void;
}

interface FractionSliderProps {
	label: string;
	results: string;
	value: number;
	slider: { first: number; last: number; parts: number };
	onInput: (value: number) => void;
}
