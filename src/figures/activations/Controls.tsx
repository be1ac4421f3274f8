import { Choice } from '../parts/Choice.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { ActivationsLabels } from './labels.ts';
import { activationNames, activations, gateLimit, tenth, valueLimit, type ActivationName, type Unit } from './model.ts';

const options = activationNames.map((name) => ({ value: name, text: activations[name].name }));

/** The activation, and both branches of the unit; the sliders also speak what they lead to. */
export function Controls({ labels, name, value, unit, onName, onGate, onValue }: ControlsProps) {
	const results = `${labels.output} ${formatNumber(unit.output)}; ${labels.gateGradient} ${formatNumber(unit.gateGradient)}`;
	const slider = (limit: number) => ({
		min: -limit * tenth,
		max: limit * tenth,
		marks: [-limit, 0, limit].map(formatExact),
	});
	return (
		<div class="figure-controls">
			<Choice name="activations" label={labels.activation} options={options} value={name} onChoose={onName} />
			<Slider
				{...slider(gateLimit)}
				label={`${labels.gate} $a$`}
				shown={formatExact(unit.gate)}
				spoken={`${formatExact(unit.gate)}; ${results}`}
				value={Math.round(unit.gate * tenth)}
				onInput={(tenths) => onGate(tenths / tenth)}
			/>
			<Slider
				{...slider(valueLimit)}
				label={`${labels.value} $b$`}
				shown={formatExact(value)}
				spoken={`${formatExact(value)}; ${results}`}
				value={Math.round(value * tenth)}
				onInput={(tenths) => onValue(tenths / tenth)}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: ActivationsLabels;
	name: ActivationName;
	value: number;
	unit: Unit;
	onName: (name: ActivationName) => void;
	onGate: (gate: number) => void;
	onValue: (value: number) => void;
}
