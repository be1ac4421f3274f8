import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { NegativesLabels } from './labels.ts';
import { batchSizes, lastPlace, momenta, positionAt, queueSizes, type QueuedKey } from './model.ts';

/** What the reader sets, as places of the sliders. */
export interface Settings {
	batchSize: number;
	queueSize: number;
	momentum: number;
	place: number;
}

/** The sliders for N, K, m and a position in the queue; each also speaks how stale the key there is. */
export function Controls({ labels, settings, point, onChange }: ControlsProps) {
	const result = `${labels.kept} ${formatNumber(point.kept)}`;
	const lists = [
		{ name: 'batchSize', label: `${labels.batchSize} $N$`, values: batchSizes },
		{ name: 'queueSize', label: `${labels.queueSize} $K$`, values: queueSizes },
		{ name: 'momentum', label: `${labels.momentum} $m$`, values: momenta },
	] as const;
	return (
		<div class="figure-controls">
			{lists.map(({ name, label, values }) => (
				<Slider
					key={name}
					label={label}
					shown={grouped(values[settings[name]]!)}
					spoken={`${grouped(values[settings[name]]!)}; ${result}`}
					marks={[0, (values.length - 1) / 2, values.length - 1].map((place) => grouped(values[place]!))}
					min={0}
					max={values.length - 1}
					value={settings[name]}
					onInput={(value) => onChange({ [name]: value })}
				/>
			))}
			<Slider
				label={`${labels.position} $p$`}
				shown={grouped(point.position)}
				spoken={`${grouped(point.position)}; ${labels.age} ${point.age}; ${result}`}
				marks={[labels.newest, grouped(positionAt(lastPlace / 2, queueSizes[settings.queueSize]!)), labels.oldest]}
				min={0}
				max={lastPlace}
				value={settings.place}
				onInput={(place) => onChange({ place })}
			/>
		</div>
	);
}

/** A number with commas between thousands, the same in both languages. */
export function grouped(value: number): string {
	return value < 1 ? formatExact(value) : value.toLocaleString('en');
}

interface ControlsProps {
	labels: NegativesLabels;
	settings: Settings;
	point: QueuedKey;
	onChange: (change: Partial<Settings>) => void;
}
