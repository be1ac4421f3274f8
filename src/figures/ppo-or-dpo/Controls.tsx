import { Choice } from '../parts/Choice.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import { betas, dpoSteps, lastMoment, pairCounts, ppoSteps, seeds, type Choices } from './choices.ts';
import type { PpoOrDpoLabels } from './labels.ts';
import type { Comparison } from './model.ts';
import { ways } from './ways.ts';

/** β, the number of pairs and their draw to choose; the slider over training also speaks where each way is by then. */
export function Controls({ labels, choices, moment, runs, onChoose, onMoment }: ControlsProps) {
	const shown = `${labels.dpoStep} ${formatExact(dpoSteps[moment]!)}, ${labels.ppoStep} ${formatExact(ppoSteps[moment]!)}`;
	const results = ways.map(({ key }) => {
		const { reward, kl } = runs[key][moment]!;
		return `${labels[key]}: ${labels.reward} ${formatNumber(reward)}, ${labels.kl} ${formatNumber(kl)}`;
	});
	const choice = (key: keyof Choices, label: string, values: readonly number[]) => (
		<Choice
			name={`ppo-or-dpo-${key}`}
			label={label}
			options={values.map((value) => ({ value: String(value), text: formatExact(value) }))}
			value={String(choices[key])}
			onChoose={(value) => onChoose({ ...choices, [key]: Number(value) })}
		/>
	);
	return (
		<div class="figure-controls">
			<div class="ppo-or-dpo-choices">
				{choice('beta', labels.beta, betas)}
				{choice('count', labels.pairs, pairCounts)}
				{choice('seed', labels.seed, seeds)}
			</div>
			<Slider
				label={labels.progress}
				shown={shown}
				spoken={[shown, ...results].join('; ')}
				marks={['0', '', formatExact(lastMoment)]}
				min={0}
				max={lastMoment}
				value={moment}
				onInput={onMoment}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: PpoOrDpoLabels;
	choices: Choices;
	moment: number;
	runs: Comparison;
	onChoose: (choices: Choices) => void;
	onMoment: (moment: number) => void;
}
