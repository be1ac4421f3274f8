import { Choice } from '../parts/Choice.tsx';
import { formatExact } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { PositionsLabels } from './labels.ts';
import { bases, lastDistance, lastStart, layouts, pairCount, type Settings } from './model.ts';

/** Layout and base, the two positions by start and distance, and the pair that the numbers are about. */
export function Controls({ labels, settings, results, onChange }: ControlsProps) {
	const { start, distance, pair, base, layout } = settings;
	const names = { 'half-split': labels.halfSplit, interleaved: labels.interleaved, mixed: labels.mixed };
	return (
		<div class="figure-controls">
			<Choice
				name="positions-layout"
				label={labels.layout}
				options={layouts.map((value) => ({ value, text: names[value] }))}
				value={layout}
				onChoose={(chosen) => onChange({ layout: chosen })}
			/>
			<Choice
				name="positions-base"
				label={`${labels.base} $b$`}
				options={bases.map((value) => ({ value: String(value), text: value.toLocaleString('en') }))}
				value={String(base)}
				onChoose={(chosen) => onChange({ base: Number(chosen) })}
			/>
			<Slider {...position(start, 0, lastStart, results)} label={`${labels.start} $n$`} onInput={(value) => onChange({ start: value })} />
			<Slider
				{...position(distance, 0, lastDistance, results)}
				label={`${labels.distance} $m − n$`}
				onInput={(value) => onChange({ distance: value })}
			/>
			<Slider {...position(pair, 0, pairCount - 1, results)} label={`${labels.pair} $i$`} onInput={(value) => onChange({ pair: value })} />
		</div>
	);
}

function position(value: number, min: number, max: number, results: string) {
	const marks = [formatExact(min), '', formatExact(max)];
	return { value, min, max, marks, shown: formatExact(value), spoken: `${formatExact(value)}; ${results}` };
}

interface ControlsProps {
	labels: PositionsLabels;
	settings: Settings;
	/** The two scores, as a screen reader says them. */
	results: string;
	onChange: (change: Partial<Settings>) => void;
}
