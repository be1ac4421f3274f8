import { Choice } from '../parts/Choice.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { QuantizationLabels } from './labels.ts';
import { errorCurves, fewestBits, groupSizes, methods, mostBits, outliers, type Settings } from './model.ts';

/** Bits, group size, outliers and method. */
export function Controls({ labels, settings, onChange }: ControlsProps) {
	const { bits, groupSize, outlier, method } = settings;
	const error = errorCurves(settings)[bits - fewestBits]![method];
	return (
		<div class="figure-controls quantization-controls">
			<Slider
				label={`${labels.bits} $b$`}
				shown={formatExact(bits)}
				spoken={`${formatExact(bits)}; ${labels[method]}, ${labels.errors}: ${formatNumber(error)}`}
				marks={[fewestBits, 5, mostBits].map(formatExact)}
				min={fewestBits}
				max={mostBits}
				value={bits}
				onInput={(value) => onChange({ bits: value })}
			/>
			<Choice
				name="quantization-method"
				label={labels.method}
				options={methods.map((value) => ({ value, text: labels[value] }))}
				value={method}
				onChoose={(value) => onChange({ method: value })}
			/>
			<Choice
				name="quantization-group-size"
				label={labels.groupSize}
				options={groupSizes.map((value) => ({ value, text: `$g$ = ${value}` }))}
				value={groupSize}
				onChoose={(value) => onChange({ groupSize: value })}
			/>
			<Choice
				name="quantization-outliers"
				label={labels.outliers}
				options={outliers.map((value) => ({ value, text: labels.outlier[value] }))}
				value={outlier}
				onChoose={(value) => onChange({ outlier: value })}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: QuantizationLabels;
	settings: Settings;
	/** Called with what the reader changed. */
	onChange: (changed: Partial<Settings>) => void;
}
