import { Choice } from '../parts/Choice.tsx';
import { formatExact } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { YarnLabels } from './labels.ts';
import { bases, factors, pairCount, windows, type Settings } from './model.ts';

/** Base, factor and trained length of a model, and the pair that the numbers are about. */
export function Controls({ labels, settings, results, onChange }: ControlsProps) {
	const { factor, window, base, pair } = settings;
	return (
		<div class="figure-controls">
			<Choice
				name="yarn-base"
				label={`${labels.base} $b$`}
				options={bases.map((value) => ({ value: String(value), text: formatCount(value) }))}
				value={String(base)}
				onChoose={(chosen) => onChange({ base: Number(chosen) })}
			/>
			<Slider
				{...steps(factors, factor, results)}
				label={`${labels.factor} $s$`}
				onInput={(index) => onChange({ factor: factors[index]! })}
			/>
			<Slider
				{...steps(windows, window, results)}
				label={`${labels.window} $L$`}
				onInput={(index) => onChange({ window: windows[index]! })}
			/>
			<Slider
				label={`${labels.pair} $i$`}
				shown={formatExact(pair)}
				spoken={`${formatExact(pair)}; ${results}`}
				marks={['0', '', String(pairCount - 1)]}
				min={0}
				max={pairCount - 1}
				value={pair}
				onInput={(value) => onChange({ pair: value })}
			/>
		</div>
	);
}

/** A count as both languages print it: 32,768. */
export function formatCount(count: number): string {
	return Math.round(count).toLocaleString('en');
}

/** A slider over a list of values. */
function steps(values: readonly number[], value: number, results: string) {
	const [first, last] = [values[0]!, values.at(-1)!].map(formatCount) as [string, string];
	return {
		shown: formatCount(value),
		spoken: `${formatCount(value)}; ${results}`,
		marks: [first, '', last],
		min: 0,
		max: values.length - 1,
		value: values.indexOf(value),
	};
}

interface ControlsProps {
	labels: YarnLabels;
	settings: Settings;
	/** What the sliders lead to, as a screen reader says it. */
	results: string;
	onChange: (change: Partial<Settings>) => void;
}
